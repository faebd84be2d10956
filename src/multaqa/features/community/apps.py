from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "multaqa.features.community"
    label = "community"

    def ready(self) -> None:
        from multaqa.features.community import (  # noqa: F401 - the import registers what is held
            moderation_things,
            personal,
            personal_questions,
            personal_texts,
            said_things,
            things,
        )
        from multaqa.features.community.commands.participations import end_with_membership
        from multaqa.features.community.effects import moderation, participations, questions, threads, translations  # noqa: F401 - registers
        from multaqa.features.community.first_steps import register_first_steps
        from multaqa.features.community.notices.moderation import register_moderation_notices
        from multaqa.features.community.notices.participations import register_notices
        from multaqa.features.community.notices.questions import register_question_notices
        from multaqa.features.community.notices.threads import register_said_notices
        from multaqa.features.community.profile_offers import register_profile_offers
        from multaqa.features.community.queries.digests import register_communities_in_digests
        from multaqa.features.community.queries.mine import BELONGING, BELONGING_OF_ACCOUNT
        from multaqa.features.membership.api import close_with_membership
        from multaqa.foundation.people.api import read_along

        close_with_membership(end_with_membership)
        read_along(BELONGING, BELONGING_OF_ACCOUNT)
        register_first_steps()
        register_notices()
        things.register_things()
        said_things.register_said()
        register_said_notices()
        register_question_notices()
        register_profile_offers()
        moderation_things.register_moderation()
        register_moderation_notices()
        register_communities_in_digests()
