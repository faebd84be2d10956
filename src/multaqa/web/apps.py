from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "multaqa.web"
    label = "web"
