"""Pages: the front door, settings, the network."""

from multaqa.foundation.people.views.devices import device_end, devices, other_devices_end
from multaqa.foundation.people.views.front_door import choose_appearance, front_door, sign_out
from multaqa.foundation.people.views.locking import lock_by_link, lock_now, locked
from multaqa.foundation.people.views.settings import account, network, settings
from multaqa.foundation.people.views.stale_form import stale_form

__all__ = [
    "account",
    "choose_appearance",
    "device_end",
    "devices",
    "front_door",
    "lock_by_link",
    "lock_now",
    "locked",
    "network",
    "other_devices_end",
    "settings",
    "sign_out",
    "stale_form",
]
