"""Keys in words: what an auditor reads instead of ``network:3f9k2m7q8x1z``."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.keys import ACCOUNT, PUBLIC, plain
from multaqa.foundation.access.models import KeySet
from multaqa.foundation.access.queries import shown_names
from multaqa.foundation.access.things import names_of_things
from multaqa.foundation.people.api import Person, Reader, networks_of
from multaqa.lib.bidi import isolate
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import Prepared

_PLAIN: Final = {PUBLIC: _("everyone, also without an account"), ACCOUNT: _("anyone signed in"), "": _("nobody")}
_BY_KIND: Final = {
    "network": _("the members of %(name)s"),
    "community": _("the community %(name)s"),
    "facilitators": _("the facilitators of the community %(name)s"),
    "organisation": _("the organisation %(name)s"),
    "constituency": _("the constituency %(name)s"),
    "body": _("everyone at the organisation %(name)s"),
    "authorities": _("the authorities of %(name)s"),
    "person": _("%(name)s alone"),
}


def words_of_keys(keys: Iterable[str], *, reader: Reader) -> dict[str, str]:
    """Each key as words in the active language, names as the reader may see them; a few queries for all of them.

    What has no name that everyone may know (a community, an organisation) is named by its id.
    """
    given = set(keys)
    wanted = {plain(key) for key in given}
    names = {**_names_of_networks(wanted), **_names_of_people(wanted, reader)}
    sets = _words_of_sets(wanted, reader)
    return {key: sets.get(plain(key)) or _words(plain(key), names) for key in given}


def _words(key: str, names: dict[str, str]) -> str:
    kind, _colon, name = key.partition(":")
    if key in _PLAIN:
        return str(_PLAIN[key])
    pattern = _BY_KIND.get(kind)
    return str(pattern) % {"name": isolate(names.get(key, name))} if pattern else isolate(key)


def _names_of_networks(keys: set[str]) -> dict[str, str]:
    found = _NETWORKS.rows(public_ids=_ids(keys, "network"))
    return {f"network:{public_id}": label_in(name, get_language() or "en") for public_id, name in found}


def _names_of_people(keys: set[str], reader: Reader) -> dict[str, str]:
    public_ids = _ids(keys, "person")
    people = list(Person.objects.filter(public_id__in=public_ids)) if public_ids else []
    names = shown_names(people, reader=reader) if people else {}
    return {f"person:{person.public_id}": names[person.pk] for person in people}


def _words_of_sets(keys: set[str], reader: Reader) -> dict[str, str]:
    public_ids = _ids(keys, "set")
    found = list(KeySet.objects.filter(public_id__in=public_ids)) if public_ids else []
    things = {one.thing for one in found if one.thing}
    names = names_of_things(things, reader=reader, language=get_language() or "en") if things else {}
    return {f"set:{one.public_id}": _words_of_set(one, names) for one in found}


def _words_of_set(keyset: KeySet, names: dict[str, str]) -> str:
    if keyset.thing:
        return gettext("the readers of %(thing)s") % {"thing": isolate(names[keyset.thing])}
    if keyset.name:
        return gettext("the team %(name)s") % {"name": isolate(keyset.name)}
    return gettext("the named readers %(name)s") % {"name": isolate(keyset.public_id)}


_NETWORKS: Final = Prepared(lambda public_ids: networks_of(public_ids).values_list("public_id", "name"))


def _ids(keys: set[str], kind: str) -> list[str]:
    return sorted(key.partition(":")[2] for key in keys if key.startswith(f"{kind}:"))
