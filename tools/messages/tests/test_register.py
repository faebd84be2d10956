import pytest

from tools.messages.register import imperatives_in


@pytest.mark.parametrize(
    "text",
    [
        "اكتب هنا",
        "أدخل عنوان البريد",
        "ادخل العنوان",
        "تعذّر الحفظ. حاول مرة أخرى",
        "«انقر» هنا",
        "اضغطوا هنا",
        "سجّل",
        "سجل الدخول",
        "عُد إلى الصفحة",
        "اُكتب هنا",
    ],
)
def test_imperatives_are_seen(text: str) -> None:
    assert imperatives_in(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "كتابة رد",
        "حفظ",
        "إرسال الطلب",
        "تعذّر فتح الملف",
        "سجل الأحداث",
        "لا توجد مقالات بعد.",
        "يُرجى إدخال العنوان",
        "رد",
        "تصفح المواضيع",
        "قُدّم الطلب",
        "استُورد كمسودة",
        "أُوقف الاستخدام",
    ],
)
def test_verbal_nouns_and_the_passive_pass(text: str) -> None:
    assert imperatives_in(text) == []
