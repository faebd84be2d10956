from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "multaqa.foundation.notify"
    label = "notify"
