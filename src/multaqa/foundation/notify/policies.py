"""Who may look after mail."""

from multaqa.foundation.people.api import Capability, Reader, has_capability


def may_operate_mail(person: Reader) -> bool:
    """True for whoever operates the installation: she sees the log, with addresses masked, and sends test mail."""
    return has_capability(person, Capability.OPERATE)
