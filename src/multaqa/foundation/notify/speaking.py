"""Which notices may still be told by mail: asked when a message is about to be sent, for all of it at once."""

from collections import defaultdict
from collections.abc import Sequence

from multaqa.foundation.access.api import set_aside, visible_people
from multaqa.foundation.notify.kinds import NoticeKind, Told, kinds
from multaqa.foundation.notify.manners import mail_choices, manner_of, source_rhythms
from multaqa.foundation.notify.models import Notice, Rhythm
from multaqa.foundation.notify.rhythms import rhythm_for
from multaqa.foundation.people.api import Person, active_people


def still_to_tell(notices: Sequence[Notice], *, person: Person) -> list[Notice]:
    """Those of a person's notices that she wants by mail now, and behind which there is still somebody and something.

    A fixed number of queries for any number of notices; whether she may read their things is not asked here.
    """
    return still_there(wanted_now(notices, person=person), person=person)


def wanted_now(notices: Sequence[Notice], *, person: Person) -> list[Notice]:
    """Those of a person's notices of a kind, and from a source, of which she wants mail now; three queries."""
    choices, manner, chosen = mail_choices(person), manner_of(person), source_rhythms(person)
    return [
        notice
        for notice in notices
        if notice.kind in kinds()
        and (_kind(notice).urgent or choices.get(notice.kind, False))
        and rhythm_for(_kind(notice), manner, chosen=chosen.get(notice.source)) != Rhythm.NEVER
    ]


def still_there(notices: Sequence[Notice], *, person: Person) -> list[Notice]:
    """Those of a person's notices behind which there is still somebody whom she hears, or something for her."""
    heard = _of_people_heard([notice for notice in notices if _kind(notice).behind is None], person)
    kept = heard | _with_something_behind([notice for notice in notices if _kind(notice).behind is not None], person)
    return [notice for notice in notices if notice.pk in kept]


def _of_people_heard(notices: Sequence[Notice], person: Person) -> set[int]:
    """The notices that nobody caused, or somebody active whom the receiver may meet and has not set aside."""
    causes = {notice.caused_by_id for notice in notices if notice.caused_by_id is not None}
    met = active_people().filter(visible_people(person), pk__in=causes).exclude(set_aside(person))
    heard = set(met.values_list("pk", flat=True)) if causes else set()
    return {notice.pk for notice in notices if notice.caused_by_id is None or notice.caused_by_id in heard}


def _with_something_behind(notices: Sequence[Notice], person: Person) -> set[int]:
    by_kind: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        by_kind[notice.kind].append(notice)
    kept: set[int] = set()
    for name, told in by_kind.items():
        behind = kinds()[name].behind
        things: list[Told] = [(notice.thing, notice.context) for notice in told]
        refs = set(behind(person, things)) if behind is not None else set()
        kept |= {notice.pk for notice in told if notice.thing in refs}
    return kept


def _kind(notice: Notice) -> NoticeKind:
    return kinds()[notice.kind]
