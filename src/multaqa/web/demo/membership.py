"""Who of the cast belongs to the demo's network: the first five are seated, the others are vouched for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from multaqa.features.membership.api import (
    Capacity,
    Level,
    Member,
    SaidName,
    SaidOfHerself,
    Seat,
    Shown,
    admit,
    appoint_member,
    constituency_named,
    name_focal_point,
    show_profile,
    write_profile,
)
from multaqa.features.membership.testing.crowds import Answers, as_if_approved, as_if_earlier
from multaqa.foundation.access.api import authorities_key, exclude
from multaqa.foundation.people.testing import Cast
from multaqa.foundation.taxonomy.api import Term, term_of_code
from multaqa.web.demo.people.settling import Bodies

PORTS: Final = "seven-wells.tun.example"  # the association of ports in which Amina and Karim work
MINISTRY: Final = "two-rivers.lbn.example"  # where Mourad works
SEATED_DAYS_AGO: Final = 500
JOINED_DAYS_AGO: Final = 200


@dataclass(frozen=True, kw_only=True)
class Role:
    """What one of the cast is in the network: ``body`` is the domain of an organisation, empty for none."""

    constituency: str
    area: str
    names: Sequence[SaidName]
    languages: Mapping[str, Level]
    topics: Sequence[str]
    body: str = ""
    capacity: Capacity = Capacity.PERSONAL
    function: Mapping[str, str]
    offers: str = ""
    needs: str = ""


FIRST: Final = {
    "amina": Role(
        constituency="international-organisations",
        area="SAU",
        names=[SaidName(given="أمينة", family="الزهراني"), SaidName(given="Amina", family="Al-Zahrani")],
        languages={"ar": Level.FIRST, "en": Level.FLUENT, "fr": Level.READS},
        topics=["ports", "transport", "evacuation"],
        body=PORTS,
        capacity=Capacity.ORGANISATION,
        function={"ar": "أمن الموانئ", "en": "Port security", "fr": "Sûreté portuaire"},
        offers="تمارين إخلاء محطات الركاب في الموانئ.",
        needs="شريك لتمرين مشترك في السنة المقبلة.",
    ),
    "chen": Role(
        constituency="academia",
        area="CHN",
        names=[SaidName(given="思远", family="陈", family_first=True), SaidName(given="Siyuan", family="Chen")],
        languages={"zh-hans": Level.FIRST, "en": Level.FLUENT},
        topics=["crowd-management", "sports-events", "behavioural-insights"],
        function={"zh-hans": "人群行为研究", "en": "Research on the behaviour of crowds"},
        offers="人流计算与入口设计的审阅。",
    ),
    "diego": Role(
        constituency="private-sector",
        area="COL",
        names=[SaidName(given="Diego", family="Salvatierra")],
        languages={"es": Level.FIRST, "en": Level.FLUENT, "fr": Level.WORKS},
        topics=["urban-centres", "public-private-partnership"],
        function={"es": "Alianzas con ciudades", "en": "Partnerships with cities"},
        offers="Modelos de acuerdos entre operadores y policía.",
    ),
    "elodie": Role(
        constituency="un-entities",
        area="FRA",
        names=[SaidName(given="Élodie", family="Marchand")],
        languages={"fr": Level.FIRST, "en": Level.FLUENT, "ar": Level.WORKS},
        topics=["international-cooperation", "good-practices"],
        body="cedar-hill.che.example",
        capacity=Capacity.ORGANISATION,
        function={"fr": "Secrétariat du réseau", "en": "Secretariat of the network", "ar": "أمانة الشبكة"},
        offers="Mise en relation des membres.",
    ),
    "jun": Role(
        constituency="academia",
        area="SGP",
        names=[SaidName(given="俊", family="林", family_first=True), SaidName(given="Jun", family="Lin")],
        languages={"zh-hans": Level.FIRST, "en": Level.FLUENT},
        topics=["unmanned-aircraft", "new-technologies"],
        function={"zh-hans": "无人机技术研究", "en": "Research on drones"},
    ),
}
OTHERS: Final = {
    "karim": Role(
        constituency="international-organisations",
        area="TUN",
        names=[SaidName(given="كريم", family="الطرابلسي"), SaidName(given="Karim", family="Trabelsi")],
        languages={"ar": Level.FIRST, "fr": Level.FLUENT},
        topics=["ports", "staff-training"],
        body=PORTS,
        capacity=Capacity.ORGANISATION,
        function={"ar": "التدريب والتمارين", "fr": "Formation et exercices"},
        offers="مواد تدريبية لعمال الأرصفة بلغة بسيطة.",
    ),
    "leila": Role(
        constituency="civil-society",
        area="LBN",
        names=[SaidName(given="ليلى", family="حداد"), SaidName(given="Leila", family="Haddad")],
        languages={"ar": Level.FIRST, "fr": Level.FLUENT, "en": Level.WORKS},
        topics=["victim-support", "community-engagement"],
        function={"ar": "دعم أسر الضحايا"},
        offers="خبرة في استقبال أسر الضحايا بعد الحوادث الكبيرة.",
    ),
    "mourad": Role(
        constituency="member-states",
        area="LBN",
        names=[SaidName(given="Mourad", family="Bensaïd"), SaidName(given="مراد", family="بن سعيد")],
        languages={"fr": Level.FIRST, "ar": Level.FLUENT},
        topics=["crisis-planning", "urban-centres"],
        body=MINISTRY,
        capacity=Capacity.STATE,
        function={"fr": "Planification d’urgence", "ar": "تخطيط الطوارئ"},
    ),
}


def seat_first_members(people: Cast, bodies: Bodies) -> None:
    """Seat five, who then write their profiles."""
    for name, role in FIRST.items():
        person = getattr(people, name)
        member = appoint_member(person, _seat_of(role, bodies), by=None, reason="A first member of the demo's network")
        _write(member, role)
    as_if_earlier([getattr(people, name) for name in FIRST], days=SEATED_DAYS_AGO)
    name_focal_point(bodies[PORTS], people.amina, by=people.elodie, reason="Named in a letter of its director")


def admit_others(people: Cast, bodies: Bodies) -> None:
    """Admit those for whom the first vouch; Leila is listed for members and hides from her State's authorities."""
    for name, role in OTHERS.items():
        vouching = bodies[role.body].contacts.get() if role.capacity == Capacity.STATE else people.amina
        application = as_if_approved(getattr(people, name), _answers_of(role, bodies), by=vouching)
        admit(application, by=people.elodie)
    as_if_earlier([getattr(people, name) for name in OTHERS], days=JOINED_DAYS_AGO)
    leila = people.leila
    show_profile(leila.memberships.get(), {"area": Shown.MEMBERS}, is_listed=True, by=leila)
    exclude(leila, from_key=authorities_key(OTHERS["leila"].area), by=leila)


def _seat_of(role: Role, bodies: Bodies) -> Seat:
    return Seat(
        constituency=constituency_named(role.constituency),
        organisation=bodies[role.body] if role.body else None,
        area=role.area,
        capacity=role.capacity,
        function=role.function,
    )


def _answers_of(role: Role, bodies: Bodies) -> Answers:
    return Answers(
        seat=_seat_of(role, bodies),
        names=role.names,
        language=next(iter(role.languages)),
        languages=role.languages,
        terms=_topics_of(role),
        offers=role.offers,
        needs=role.needs,
    )


def _write(member: Member, role: Role) -> None:
    said = SaidOfHerself(
        names=role.names,
        function=role.function,
        languages=role.languages,
        terms=_topics_of(role),
        offers=role.offers,
        needs=role.needs,
    )
    write_profile(member, said, by=member.person)


def _topics_of(role: Role) -> list[Term]:
    return [term for code in role.topics if (term := term_of_code(code))]
