"""Pages: the front door, settings, the network."""

from multaqa.foundation.people.views.front_door import choose_appearance, front_door, sign_out
from multaqa.foundation.people.views.settings import account, network, settings
from multaqa.foundation.people.views.stale_form import stale_form

__all__ = ["account", "choose_appearance", "front_door", "network", "settings", "sign_out", "stale_form"]
