"""Many choices of which several may be taken: a grouped list that typing narrows; without JavaScript a plain one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from multaqa.ui.components.marks import icon
from multaqa.ui.escaping import filled, joined


@dataclass(frozen=True, kw_only=True)
class Choosable:
    """One choice: ``depth`` sets it in below a wider one, ``names`` are more words it is found by."""

    value: str
    label: str
    is_chosen: bool = False
    depth: int = 0
    names: str = ""


def choices_box(name: str, groups: Iterable[tuple[str, Sequence[Choosable]]], *, box_id: str) -> SafeString:
    """Checkboxes called ``name``, in groups with a heading ("" for none), in a box that can be searched by typing."""
    lists = joined(
        "{}", ((_group(name, heading, members, f"{box_id}_g{at}"),) for at, (heading, members) in enumerate(groups))
    )
    opening = filled(
        '<filtered-choices class="choices-box" id="{}" data-drop="{}" data-found="{}" data-none="{}">',
        *(box_id, _("Remove:"), _("Found:"), _("Nothing matches")),
    )
    search = filled(
        '<input type="search" autocomplete="off" dir="auto" aria-label="{}" placeholder="{}">',
        *(_("Narrow the list"), _("Part of a word")),
    )
    return filled(
        '{}<div class="choices-filter" hidden>{}<p class="choices-found" role="status"></p></div>'
        '<div class="choices-list">{}</div><div class="choices-chosen"></div>'
        '<template class="choices-cross">{}</template></filtered-choices>',
        *(opening, search, lists, icon("close")),
    )


def _group(name: str, heading: str, members: Sequence[Choosable], group_id: str) -> SafeString:
    box = '<label{}{}><input type="checkbox" name="{}" value="{}"{}> <span>{}</span></label>'
    boxes = joined(box, ((_depth(one), _names(one), name, one.value, _checked(one), one.label) for one in members))
    if not heading:
        return filled('<div class="choices-group">{}</div>', boxes)
    opening = filled('<div class="choices-group" role="group" aria-labelledby="{}">', group_id)
    return filled('{}<p class="choices-heading" id="{}">{}</p>{}</div>', opening, group_id, heading, boxes)


def _depth(one: Choosable) -> SafeString:
    return filled(' data-depth="{}"', one.depth) if one.depth else SafeString("")


def _names(one: Choosable) -> SafeString:
    return filled(' data-names="{}"', one.names) if one.names else SafeString("")


def _checked(one: Choosable) -> SafeString:
    return SafeString(" checked" if one.is_chosen else "")  # nosec B703 - one of two constants
