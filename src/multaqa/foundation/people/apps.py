from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "multaqa.foundation.people"
    label = "people"
