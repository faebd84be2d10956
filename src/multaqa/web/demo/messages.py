"""The demo's private messages: two conversations of Amina's, and one that waits for her answer."""

from multaqa.features.conversations.api import accept, begin, send
from multaqa.web.demo.community import Inhabitants


def let_write(people: Inhabitants) -> None:
    """Amina and Diego write to each other, three speak about a visit, and Chen asks to write to Amina."""
    amina, diego, karim = people["amina"], people["diego"], people["karim"]
    two = begin([diego], source=_ASKED, by=amina).conversation
    accept(two, by=diego)
    send(two, source=_TOLD, by=diego)
    send(two, source=_THANKED, by=amina)
    three = begin([amina, diego], source=_VISIT, by=karim).conversation
    accept(three, by=amina)
    accept(three, by=diego)
    send(three, source=_DAY, by=diego)
    begin([amina], source=_FIRST, by=people["chen"])


_ASKED = (
    "مساء الخير يا دييغو. قرأت مشاركتكم عن البوابات المتنقلة. "
    "هل يمكن الاطلاع على قائمة التحقق التي تستخدمونها قبل فتح الأبواب؟"
)
_TOLD = (
    "Buenas tardes, Amina. Con mucho gusto. La lista tiene doce puntos; los tres que más nos ayudan:\n\n"
    "1. Una persona responsable por puerta, con nombre.\n"
    "2. Prueba de la radio veinte minutos antes.\n"
    "3. Un paso libre para ambulancias que nadie ocupa."
)
_THANKED = "شكرا جزيلا. النقطة الثالثة هي التي تنقصنا. سأعرضها على الفريق يوم الأحد وأكتب إليكم بما يُتفق عليه."
_VISIT = "نرتب زيارة تبادل خبرات إلى الميناء في الشهر المقبل. هل يناسبكما صباح يوم الأربعاء؟"
_DAY = "Miércoles por la mañana me viene bien. Puedo llevar los planos de formación, sin datos del lugar."
_FIRST = "您好，Amina。我在整理关于排队疏导的经验，想请教贵方夜间活动的做法。方便时请回复。"
