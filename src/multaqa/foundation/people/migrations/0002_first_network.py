"""Every installation has one network from the start; it is renamed in the settings."""

from django.db import migrations

NAME = {
    "ar": "شبكة الخبراء المعنيين بحماية الأهداف المعرضة للخطر",
    "zh-hans": "脆弱目标保护专家网络",
    "en": "Network of experts on the protection of vulnerable targets",
    "fr": "Réseau d’experts de la protection des cibles vulnérables",
    "ru": "Сеть экспертов по защите уязвимых объектов",
    "es": "Red de expertos en la protección de objetivos vulnerables",
}


def found(apps, schema_editor):
    apps.get_model("people", "Network").objects.get_or_create(slug="network", defaults={"name": NAME})


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
