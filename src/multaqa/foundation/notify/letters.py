"""Letters: mail about the account itself and the test of mail, which no choice turns off."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Letter:
    """What one letter is called, and its one body without ``.html``."""

    subject: str | Promise
    template: str


DIGEST: Final = "notify.digest"  # no letter: one chooses whether it comes
TEST: Final = "notify.test"
NEW_DEVICE: Final = "notify.new_device"
LOCKED: Final = "notify.locked"
UNLOCKED: Final = "notify.unlocked"
FACTORS_CHANGED: Final = "account.factors_changed"
CODE_USED: Final = "account.recovery_code_used"
RECOVERY_OPEN: Final = "account.recovery_open"
RECOVERY_OVER: Final = "account.recovery_over"
RECOVERED: Final = "account.recovered"
ADDRESS_LEFT: Final = "account.address_left"
ADDRESS_TAKEN: Final = "account.address_taken"
ADDRESS_BACK: Final = "account.address_back"
ADDRESS_GONE: Final = "account.address_gone"
OFFICE_OFFERED: Final = "account.office_offered"
OFFICE_GIVEN: Final = "account.office_given"
OFFICE_ENDED: Final = "account.office_ended"

LETTERS: Final[dict[str, Letter]] = {
    "account.email_confirmation_signup": Letter(_("Confirm your address"), "notify/mail/account/confirm_new"),
    "account.email_confirmation": Letter(_("Confirm your address"), "notify/mail/account/confirm"),
    "account.password_reset_key": Letter(_("Choose a new password"), "notify/mail/account/new_password"),
    "account.unknown_account": Letter(_("No account with this address"), "notify/mail/account/unknown"),
    "account.account_already_exists": Letter(_("You have an account already"), "notify/mail/account/exists"),
    "account.password_changed": Letter(_("Your password has been changed"), "notify/mail/account/password_changed"),
    "account.password_set": Letter(_("Your password has been changed"), "notify/mail/account/password_changed"),
    "account.password_reset": Letter(_("Your password has been changed"), "notify/mail/account/password_changed"),
    "account.email_changed": Letter(_("Your address has been changed"), "notify/mail/account/address_changed"),
    "account.email_confirm": Letter(_("Your address has been confirmed"), "notify/mail/account/address_confirmed"),
    "account.email_deleted": Letter(_("An address has been removed"), "notify/mail/account/address_removed"),
    NEW_DEVICE: Letter(_("Signed in on a new device"), "notify/mail/account/new_device"),
    LOCKED: Letter(_("Your account has been locked"), "notify/mail/account/locked"),
    UNLOCKED: Letter(_("Your account is open again"), "notify/mail/account/unlocked"),
    TEST: Letter(_("Test of mail"), "notify/mail/test"),
    FACTORS_CHANGED: Letter(
        _("The ways to sign in to your account have changed"), "notify/mail/account/factors_changed"
    ),
    CODE_USED: Letter(_("A recovery code has been used"), "notify/mail/account/recovery_code_used"),
    RECOVERY_OPEN: Letter(_("Somebody wants to recover your account"), "notify/mail/account/recovery_open"),
    RECOVERY_OVER: Letter(_("The recovery of your account has ended"), "notify/mail/account/recovery_over"),
    RECOVERED: Letter(_("Your account has been recovered"), "notify/mail/account/recovered"),
    ADDRESS_LEFT: Letter(_("Your address has been changed"), "notify/mail/account/address_left"),
    ADDRESS_TAKEN: Letter(_("This is the address of your account now"), "notify/mail/account/address_taken"),
    ADDRESS_BACK: Letter(_("The change of your address has been undone"), "notify/mail/account/address_back"),
    ADDRESS_GONE: Letter(_("The change of your address has been undone"), "notify/mail/account/address_gone"),
    OFFICE_OFFERED: Letter(_("An office is offered to you"), "notify/mail/account/office_offered"),
    OFFICE_GIVEN: Letter(_("You hold a new office"), "notify/mail/account/office_given"),
    OFFICE_ENDED: Letter(_("An office of yours has ended"), "notify/mail/account/office_ended"),
}


def register_letter(name: str, letter: Letter) -> None:
    """Make a letter of another app known; called from ``AppConfig.ready``."""
    LETTERS[name] = letter
