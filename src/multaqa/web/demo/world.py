"""Building the demo world, all of it or nothing."""

import tomllib
from datetime import timedelta
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from multaqa.features.news.api import (
    Article,
    TextEdit,
    attach_note,
    clear,
    correct,
    finish_translation,
    offer,
    publish,
    schedule,
    start_article,
    translate,
)
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.conduct.api import accept, adopt_delivered, set_contacts
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import follow
from multaqa.foundation.people.api import (
    Person,
    Role,
    appoint,
    demo_accounts_exist,
    describe_network,
    name_report_readers,
    the_network,
)
from multaqa.foundation.people.testing import PASSWORD, Cast, cast
from multaqa.foundation.taxonomy.api import term_of_code
from multaqa.web.demo.announcement import announce
from multaqa.web.demo.applications import apply_beside_boris, apply_to_join
from multaqa.web.demo.articles import Script, scripts
from multaqa.web.demo.community import let_talk
from multaqa.web.demo.membership import admit_others, seat_first_members
from multaqa.web.demo.messages import let_write
from multaqa.web.demo.people.settling import Bodies, enter_bodies, settle

NETWORK = Path(__file__).parent / "network.toml"
FOLLOWED = ("sports-events", "urban-centres", "behavioural-insights")


@transaction.atomic
def build_world(*, is_peopled: bool = True) -> bool:
    """Make the demo world; False if it was there already. Only the cast lives in one that is not peopled."""
    if demo_accounts_exist():
        return False
    call_command("load_vocabulary", verbosity=0, stdout=StringIO(), stderr=StringIO())
    people = cast(is_demo=True, password=PASSWORD)
    bodies = _found(people)
    articles = {script.name: _perform(script, people) for script in scripts()}
    _annotate(articles, people)
    run_everything()
    announce(people)
    inhabitants = {name: person for name, person in people.readers().items() if person is not None}
    if is_peopled:  # after the announcement, or a hundred letters would be written
        drawing, others = settle(people, bodies)
        apply_beside_boris(people, drawing)
        inhabitants |= others
    let_talk(inhabitants)
    let_write(inhabitants)
    run_everything()
    return True


def _found(people: Cast) -> Bodies:
    words = tomllib.loads(NETWORK.read_text(encoding="utf-8"))
    network = the_network()
    describe_network(network, by=people.elodie, **words)
    bodies = enter_bodies(by=people.elodie)
    seat_first_members(people, bodies)
    admit_others(people, bodies)
    appoint(people.chen, to=Role.EDITOR, by=people.elodie, reason="Clears what others write")
    appoint(people.diego, to=Role.TRANSLATOR, by=people.elodie, reason="Translates the news")
    appoint(people.chen, to=Role.REVIEWER, by=people.elodie, reason="Reads applications")
    appoint(people.chen, to=Role.OFFICER, by=people.elodie, reason="Verifies who people are, with Ingrid")
    name_report_readers(people.chen, people.ingrid, by=people.elodie)
    _settle_rules(people)
    for code in FOLLOWED:
        if term := term_of_code(code):
            follow(people.amina, ref_of(term))
    apply_to_join(people)
    run_everything()  # seats the newsroom
    return bodies


def _settle_rules(people: Cast) -> None:
    versions = adopt_delivered(asks=True, by=people.elodie)
    set_contacts(general_email="desk@example.org", security_email="safety@example.org", by=people.elodie)
    for person in people.readers().values():
        if person is not None:
            accept(person, [version for version in versions if version.asks], language=person.language)


def _perform(script: Script, people: Cast) -> Article:
    writer, second = (people.chen, people.elodie) if script.original == "zh-hans" else (people.elodie, people.chen)
    topics = {code: term.public_id for code in script.topics if (term := term_of_code(code))}
    text, details = script.texts[script.original], script.details(topics)
    article = start_article(script.original, by=writer, text=text, details=details)
    _translate(article, script, by=people.diego)
    offer(article, by=writer)
    if script.state == "offered":
        return article
    clear(article, by=second)
    if script.state == "scheduled":
        schedule(article, at=timezone.now() + timedelta(days=2), by=second)
    else:
        publish(article, by=second, at=timezone.now() - timedelta(days=script.days_ago, hours=1))
    return article


def _translate(article: Article, script: Script, *, by: Person) -> None:
    for language, words in script.texts.items():
        if language != script.original:
            translate(article, language, TextEdit(words, version=0), by=by)
            finish_translation(article, language, by=by)


def _annotate(articles: dict[str, Article], people: Cast) -> None:
    attach_note(
        articles["08-queue-conversation"],
        by=people.elodie,
        language="en",
        quote="22 people a minute",
        words={
            "ar": "متوسط الموسم كله؛ وبلغ الرقم 19 شخصا في المباريات الخمس الأولى.",
            "zh-hans": "此为整个赛季的平均值；前五场比赛为19人。",
            "en": "An average over the whole season; in the first five matches it was 19.",
            "fr": "Moyenne de toute la saison ; elle était de 19 lors des cinq premiers matchs.",
            "ru": "Среднее за весь сезон; в первых пяти матчах оно составляло 19.",
            "es": "Media de toda la temporada; en los cinco primeros partidos fue de 19.",
        },
    )
    correct(
        articles["03-fair"],
        by=people.elodie,
        words={
            "ar": "ذُكر في نسخة سابقة أن عدد المتطوعين 500، والصحيح 600.",
            "zh-hans": "先前版本称志愿者为500人，实际应为600人。",
            "en": "An earlier version said that there were 500 volunteers. There were 600.",
            "fr": "Une version antérieure indiquait 500 volontaires. Ils étaient 600.",
            "ru": "В прежней версии говорилось о 500 добровольцах. Их было 600.",
            "es": "Una versión anterior hablaba de 500 voluntarios. Fueron 600.",
        },
    )
