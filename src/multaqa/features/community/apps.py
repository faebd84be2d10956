from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "multaqa.features.community"
    label = "community"
