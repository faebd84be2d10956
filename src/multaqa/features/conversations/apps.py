from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "multaqa.features.conversations"
    label = "conversations"

    def ready(self) -> None:
        from multaqa.features.conversations import effects, personal  # noqa: F401  (importing registers them)
        from multaqa.features.conversations.commands.partaking import end_with_membership
        from multaqa.features.conversations.notices import register_notices
        from multaqa.features.conversations.profile_actions import register_actions
        from multaqa.features.conversations.queries.unread import NEW, NEW_OF_ACCOUNT
        from multaqa.features.conversations.settings_pages import register_pages
        from multaqa.features.conversations.things import register_things
        from multaqa.features.membership.api import close_with_membership
        from multaqa.foundation.people.api import read_along

        close_with_membership(end_with_membership)
        read_along(NEW, NEW_OF_ACCOUNT)
        register_actions()
        register_notices()
        register_pages()
        register_things()
