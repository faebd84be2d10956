from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "multaqa.foundation.taxonomy"
    label = "taxonomy"
