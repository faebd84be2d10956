"""Our own vocabulary's place among the schemes."""

from multaqa.foundation.taxonomy.models import Scheme

OURS = "multaqa"
TITLE = {
    "ar": "مفردات الشبكة",
    "zh-hans": "网络词表",
    "en": "Vocabulary of the network",
    "fr": "Vocabulaire du réseau",
    "ru": "Словарь сети",
    "es": "Vocabulario de la red",
}


def our_scheme() -> Scheme:
    """The scheme of our own terms; made when it is first asked for."""
    scheme, _ = Scheme.objects.get_or_create(slug=OURS, defaults={"labels": TITLE})
    return scheme
