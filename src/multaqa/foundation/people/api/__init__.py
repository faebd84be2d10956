"""The door of ``people``: accounts, capabilities, guards of views, the network. Each part names what it opens."""

from multaqa.foundation.people.api import accounts, facts, keeping, networks, offices, visits
from multaqa.foundation.people.api.accounts import *  # noqa: F403  # the part's ``__all__`` says what
from multaqa.foundation.people.api.facts import *  # noqa: F403  # the part's ``__all__`` says what
from multaqa.foundation.people.api.keeping import *  # noqa: F403  # the part's ``__all__`` says what
from multaqa.foundation.people.api.networks import *  # noqa: F403  # the part's ``__all__`` says what
from multaqa.foundation.people.api.offices import *  # noqa: F403  # the part's ``__all__`` says what
from multaqa.foundation.people.api.visits import *  # noqa: F403  # the part's ``__all__`` says what

__all__ = []
__all__ += accounts.__all__
__all__ += facts.__all__
__all__ += keeping.__all__
__all__ += networks.__all__
__all__ += offices.__all__
__all__ += visits.__all__
