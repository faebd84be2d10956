from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "multaqa.foundation.conduct"
    label = "conduct"

    def ready(self) -> None:
        from multaqa.foundation.conduct import personal  # noqa: F401  (importing registers what is held)
        from multaqa.foundation.conduct.notices import register_notices
        from multaqa.foundation.conduct.things import register_things

        register_notices()
        register_things()
