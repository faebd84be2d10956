from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "multaqa.features.news"
    label = "news"

    def ready(self) -> None:
        from multaqa.features.news import effects, notices, personal, things  # noqa: F401  (importing registers them)

        things.register_articles()
        things.register_board()
        things.register_topics()
        notices.register_notices()
