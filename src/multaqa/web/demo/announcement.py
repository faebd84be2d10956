"""The one announcement of the demo: to the members, in six languages, through the commands that people use."""

from typing import Final

from multaqa.features.announcements.api import (
    Announcement,
    Plan,
    Whom,
    begin_announcement,
    mark_as_read,
    plan_announcement,
    send_announcement,
    write_announcement,
)
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.testing import Cast

WORDS: Final = {
    "fr": (
        "Le site sera fermé dimanche pendant une heure",
        "Dimanche, de 6 heures à 7 heures (temps universel), le site sera **fermé une heure** pour l'entretien du "
        "serveur. Les brouillons enregistrés ne sont pas touchés.",
    ),
    "en": (
        "The site will be closed for an hour on Sunday",
        "On Sunday from 06:00 to 07:00 UTC the site will be **closed for an hour** while its server is maintained. "
        "Drafts that were saved are not affected.",
    ),
    "ar": (
        "إغلاق الموقع ساعة واحدة يوم الأحد",
        "يُغلق الموقع يوم الأحد من الساعة 6 إلى الساعة 7 بالتوقيت العالمي **مدة ساعة** لصيانة الخادوم. ولا تتأثر "
        "المسودات المحفوظة.",
    ),
    "zh-hans": (
        "网站将于周日关闭一小时",
        "周日协调世界时6时至7时，因服务器维护，网站将**关闭一小时**。已保存的草稿不受影响。",
    ),
    "ru": (
        "В воскресенье сайт будет закрыт на час",
        "В воскресенье с 6 до 7 часов по всемирному времени сайт будет **закрыт на час** для обслуживания сервера. "
        "Сохранённые черновики не пострадают.",
    ),
    "es": (
        "El sitio estará cerrado una hora el domingo",
        "El domingo, de 6 a 7 horas (tiempo universal), el sitio estará **cerrado una hora** por mantenimiento del "
        "servidor. Los borradores guardados no se ven afectados.",
    ),
}


def announce(people: Cast) -> Announcement:
    """Send it to the members; Amina has read it."""
    announcement = begin_announcement(language="fr", by=people.elodie)
    for language, (title, body) in WORDS.items():
        write_announcement(announcement, language, {"title": title, "body": body}, by=people.elodie)
    plan_announcement(announcement, Plan(whom=Whom.NETWORK), by=people.elodie)
    send_announcement(announcement, by=people.elodie)
    run_everything()
    mark_as_read(announcement, by=people.amina)
    return announcement
