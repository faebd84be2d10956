"""The register of Arabic strings: verbal nouns or the passive, never an imperative, which would guess a gender.

The rule: no sentence of a string begins with one of these verbs in the imperative (masculine, feminine or plural).
Words that are verbal nouns as well («تصفح», «تراجع», «رد») are not among them.
"""

import re

from multaqa.lib.fold import fold

_VERBS = (
    "اكتب أدخل اختر احفظ أرسل انقر اضغط حدد راجع ابحث ابدأ أكمل أكد تأكد تحقق حاول أعد استخدم افتح أغلق احذف امسح أزل "
    "أضف أنشئ اقرأ شاهد استمع اسأل أجب ارفع حمّل انسخ ألصق اسحب أفلت انقل انتقل ارجع عد اذهب اطلب قدّم أرفق وقّع صادق "
    "وافق ارفض اقبل ألغ تابع واصل استمر انضم اشترك سجّل شارك ادع غيّر عدّل بدّل صحح رتّب صنّف فعّل عطّل شغّل أوقف أظهر أخف "
    "اعرض اطبع صدّر استورد احجز انتظر اترك املأ ضع جرب استكشف اكتشف اطلع اتصل تفضل تذكر لاحظ انظر احذر امنح عيّن "
    "اعتمد استبدل قارن ترجم علّق أبلغ بلّغ اسمح امنع أجّل كرر ثبّت خصص سمّ"
)
_PHRASES = (
    "سجل الدخول|سجل الخروج|قدم طلبا|قدم طلبك|حمل الملف|حمل ملفا|غير كلمة|غير اللغة|لا تنس|لا تغلق|لا تشارك|لا تكتب"
    "|لا تستخدم|لا ترسل|لا تضغط|من فضلك اكتب|من فضلك أدخل|من فضلك اختر"
)
_SHADDA, _DAMMA = "\u0651", "\u064f"
_DAMMA_IN_IMPERATIVE = {"عد", "رد"}
_SENTENCE = re.compile(r"[.!?؟:؛\n…]\s+")
_FIRST_WORD = re.compile(r"[^\w%{<]*(?P<word>\w[\w\u064b-\u0652]*)")
_ENDINGS = ("وا", "ي")

_PLAIN = {fold(verb) for verb in _VERBS.split() if _SHADDA not in verb}
# Without its shadda such a verb is also a common noun («سجل», «عدل»): it is refused only when the sign is written.
_DOUBLED = {fold(verb) for verb in _VERBS.split() if _SHADDA in verb}
_FOLDED_PHRASES = [fold(phrase) for phrase in _PHRASES.split("|")]


def imperatives_in(text: str) -> list[str]:
    """The imperatives with which sentences of ``text`` begin."""
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        match = _FIRST_WORD.match(sentence)
        if match and _is_imperative(match["word"]):
            found.append(match["word"])
        found.extend(phrase for phrase in _FOLDED_PHRASES if fold(sentence).startswith(phrase))
    return found


def _is_imperative(word: str) -> bool:
    if _DAMMA in word[1:4] and not word.startswith("اُ") and fold(word) not in _DAMMA_IN_IMPERATIVE:
        return False  # «قُدّم», «أُوقف», «استُورد»: the passive
    stems = {fold(word), *(fold(word).removesuffix(ending) for ending in _ENDINGS)}
    return bool(stems & _PLAIN) or (_SHADDA in word and bool(stems & _DOUBLED))
