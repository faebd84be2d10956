from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "multaqa.foundation.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from multaqa.foundation.taxonomy import personal, things  # noqa: F401  (importing personal names what is held)

        things.register_terms()
