from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "multaqa.features.announcements"
    label = "announcements"

    def ready(self) -> None:
        from multaqa.features.announcements import effects, personal, things  # noqa: F401  (importing registers them)

        things.register_announcements()
