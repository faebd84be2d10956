from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotifyConfig(AppConfig):
    name = "multaqa.foundation.notify"
    label = "notify"

    def ready(self) -> None:
        from multaqa.foundation.notify import account_effects, effects, office_effects, personal  # noqa: F401 - registers them
        from multaqa.foundation.notify.kinds import register_kind
        from multaqa.foundation.notify.manners import has_chosen_mail
        from multaqa.foundation.notify.own_kinds import OWN_KINDS
        from multaqa.foundation.notify.queries import BELL, BELL_OF_ACCOUNT, followers_of_terms
        from multaqa.foundation.people.api import FirstStep, SettingsPage, read_along, register_settings_page
        from multaqa.foundation.taxonomy.api import register_use

        register_use(_("Followers"), followers_of_terms)
        read_along(BELL, BELL_OF_ACCOUNT)
        for kind in OWN_KINDS:
            register_kind(kind)
        register_settings_page(SettingsPage(_("Mail"), "notify:mail_choices", 3))
        FirstStep(
            name="notify.mail",
            label=_("What comes by mail"),
            says=_("Of what the site tells you, some comes by mail as well; you choose."),
            route="notify:mail_choices",
            place=9,
            is_done=has_chosen_mail,
            may_stay=True,
        ).register()
        register_settings_page(SettingsPage(_("Following"), "notify:following", 4))
