"""A translator that knows nothing, or only what it was told."""

from collections.abc import Mapping

from multaqa.gateways.translation.port import LONGEST, TranslationFault, TranslationRefused


class KnownTranslations:
    """Answers texts of ``known`` (text and target language → translation), and refuses everything else."""

    def __init__(self, known: Mapping[tuple[str, str], str] | None = None, *, host: str = "") -> None:
        self._known = known or {}
        self.host = host

    def draft(self, text: str, *, source: str, target: str) -> str:  # noqa: ARG002 - it only looks the text up
        """See Translator."""
        if not self._known:
            raise TranslationRefused(TranslationFault.SWITCHED_OFF)
        if len(text) > LONGEST:
            raise TranslationRefused(TranslationFault.TOO_LONG)
        if target not in self.languages():
            raise TranslationRefused(TranslationFault.UNKNOWN_PAIR)
        if (text, target) not in self._known:
            raise TranslationRefused(TranslationFault.BROKEN)
        return self._known[text, target]

    def languages(self) -> frozenset[str]:
        """See Translator."""
        return frozenset(target for _text, target in self._known)
