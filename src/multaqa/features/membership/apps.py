from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "multaqa.features.membership"
    label = "membership"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from multaqa.features.membership import (  # noqa: F401  (importing registers them)
            decision_effects,
            decision_notices,
            effects,
            first_steps,
            lasting_notices,
            personal,
            personal_invited,
            reading_effects,
            things,
        )
        from multaqa.features.membership.policies import leads_person
        from multaqa.features.membership.queries.directory.finding import pages_for
        from multaqa.features.membership.queries.members import is_member
        from multaqa.features.membership.queries.standing import was_member
        from multaqa.foundation.access.api import register_profile_pages
        from multaqa.foundation.people.api import SettingsPage, register_second_voice, register_settings_page

        register_second_voice(leads_person)
        things.register_membership()
        register_profile_pages(pages_for)
        first_steps.register_first_steps()
        decision_notices.register_decision_notices()
        lasting_notices.register_lasting_notices()
        register_settings_page(SettingsPage(_("Profile"), "membership:own_profile", 2, shown_to=is_member))
        register_settings_page(SettingsPage(_("Membership"), "membership:standing", 3, shown_to=was_member))
        register_settings_page(SettingsPage(_("Hiding and blocking"), "membership:hiding", 3))
