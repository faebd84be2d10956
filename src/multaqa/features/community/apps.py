from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "multaqa.features.community"
    label = "community"

    def ready(self) -> None:
        from multaqa.features.community import personal, things  # noqa: F401 - the import registers what is held
        from multaqa.features.community.commands.participations import end_with_membership
        from multaqa.features.membership.api import close_with_membership

        close_with_membership(end_with_membership)
        things.register_things()
