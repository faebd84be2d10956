"""The constituencies that the network is said to consist of; staff rename, close and order them."""

from django.db import migrations

# code, speaks for a State's authorities, needs such a nominator, its people are at risk, names
CONSTITUENCIES = [
    (
        "member-states",
        True,
        True,
        False,
        "الدول الأعضاء",
        "会员国",
        "Member States",
        "États Membres",
        "Государства-члены",
        "Estados Miembros",
    ),
    (
        "observer-states",
        True,
        True,
        False,
        "الدول المراقِبة",
        "观察员国",
        "Observer States",
        "États observateurs",
        "Государства-наблюдатели",
        "Estados observadores",
    ),
    (
        "un-entities",
        False,
        False,
        False,
        "كيانات الأمم المتحدة",
        "联合国实体",
        "United Nations entities",
        "Entités des Nations Unies",
        "Структуры Организации Объединенных Наций",
        "Entidades de las Naciones Unidas",
    ),
    (
        "international-organisations",
        False,
        False,
        False,
        "المنظمات الدولية والإقليمية",
        "国际和区域组织",
        "International and regional organisations",
        "Organisations internationales et régionales",
        "Международные и региональные организации",
        "Organizaciones internacionales y regionales",
    ),
    (
        "parliaments",
        False,
        False,
        False,
        "البرلمانات",
        "议会",
        "Parliaments",
        "Parlements",
        "Парламенты",
        "Parlamentos",
    ),
    (
        "private-sector",
        False,
        False,
        False,
        "القطاع الخاص",
        "私营部门",
        "Private sector",
        "Secteur privé",
        "Частный сектор",
        "Sector privado",
    ),
    (
        "civil-society",
        False,
        False,
        True,
        "المجتمع المدني",
        "民间社会",
        "Civil society",
        "Société civile",
        "Гражданское общество",
        "Sociedad civil",
    ),
    (
        "victims-associations",
        False,
        False,
        True,
        "جمعيات الضحايا",
        "受害者协会",
        "Associations of victims",
        "Associations de victimes",
        "Ассоциации жертв",
        "Asociaciones de víctimas",
    ),
    (
        "academia",
        False,
        False,
        False,
        "الأوساط الأكاديمية",
        "学术界",
        "Academia",
        "Milieux universitaires",
        "Научные круги",
        "Instituciones académicas",
    ),
]
LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")


def found(apps, schema_editor):
    Constituency = apps.get_model("membership", "Constituency")
    network = apps.get_model("people", "Network").objects.filter(slug="network").first()
    if network is None:
        return
    for order, (code, governmental, needs, at_risk, *names) in enumerate(CONSTITUENCIES, 1):
        columns = {"network": network, "order": order, "is_governmental": governmental, "is_at_risk": at_risk}
        columns |= {"needs_government_nominator": needs, "name": dict(zip(LANGUAGES, names))}
        Constituency.objects.get_or_create(code=code, defaults=columns)
    apps.get_model("membership", "AdmissionRules").objects.get_or_create(network=network, defaults={"language": "en"})


class Migration(migrations.Migration):
    dependencies = [("membership", "0001_initial"), ("people", "0002_first_network")]
    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
