from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "multaqa.foundation.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from multaqa.foundation.taxonomy import things

        things.register_terms()
