"""Pages: the front door, settings, second factors, the network."""

from multaqa.foundation.people.views.devices import device_end, devices, other_devices_end
from multaqa.foundation.people.views.factors import (
    app,
    app_picture,
    app_removal,
    codes,
    codes_file,
    codes_renewal,
    factors,
)
from multaqa.foundation.people.views.front_door import choose_appearance, front_door, sign_out
from multaqa.foundation.people.views.locking import lock_by_link, lock_now, locked
from multaqa.foundation.people.views.offers import offer
from multaqa.foundation.people.views.passkeys import new_passkey, passkey, passkey_removal, sign_in_by_passkey
from multaqa.foundation.people.views.posted import provider_metadata, provider_posted
from multaqa.foundation.people.views.proof import (
    proof,
    proof_by_passkey,
    second_step,
    second_step_by_passkey,
    second_step_end,
)
from multaqa.foundation.people.views.providers import (
    proof_by,
    provider_link,
    provider_offered,
    provider_removal,
    provider_trouble,
    providers,
    sign_in_by,
    stranger,
)
from multaqa.foundation.people.views.recoveries import (
    address_undo,
    recoveries,
    recovery,
    recovery_asked,
    recovery_refusal,
    recovery_request,
    recovery_stop,
    recovery_stop_by_link,
)
from multaqa.foundation.people.views.reports import (
    readers_of_reports,
    report,
    report_by_link,
    report_close,
    report_open,
    reports,
)
from multaqa.foundation.people.views.returning import provider_return
from multaqa.foundation.people.views.settings import account, network, settings
from multaqa.foundation.people.views.stale_form import stale_form
from multaqa.foundation.people.views.viewing import viewing, viewing_end

__all__ = [
    "account",
    "address_undo",
    "app",
    "app_picture",
    "app_removal",
    "choose_appearance",
    "codes",
    "codes_file",
    "codes_renewal",
    "device_end",
    "devices",
    "factors",
    "front_door",
    "lock_by_link",
    "lock_now",
    "locked",
    "network",
    "new_passkey",
    "offer",
    "other_devices_end",
    "passkey",
    "passkey_removal",
    "proof",
    "proof_by",
    "proof_by_passkey",
    "provider_link",
    "provider_metadata",
    "provider_offered",
    "provider_posted",
    "provider_removal",
    "provider_return",
    "provider_trouble",
    "providers",
    "readers_of_reports",
    "recoveries",
    "recovery",
    "recovery_asked",
    "recovery_refusal",
    "recovery_request",
    "recovery_stop",
    "recovery_stop_by_link",
    "report",
    "report_by_link",
    "report_close",
    "report_open",
    "reports",
    "second_step",
    "second_step_by_passkey",
    "second_step_end",
    "settings",
    "sign_in_by",
    "sign_in_by_passkey",
    "sign_out",
    "stale_form",
    "stranger",
    "viewing",
    "viewing_end",
]
