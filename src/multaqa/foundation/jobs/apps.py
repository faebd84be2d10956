from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "multaqa.foundation.jobs"
    label = "jobs"
