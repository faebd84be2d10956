"""How the parts of an office document name each other (ISO/IEC 29500-2, relationships): read, dropped, disarmed."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from multaqa.foundation.files.cleaning.markup import tree_of, written
from multaqa.foundation.files.cleaning.outcome import Reason, Refused

NOWHERE = "about:blank"
_ACTING = {"vbaProject", "oleObject", "control", "activeXControlBinary", "attachedToolbars", "webextensiontaskpanes"}
_SAFE_ADDRESSES = ("http://", "https://", "mailto:", "#")


@dataclass(frozen=True)
class Relation:
    """One relationship: the last word of its type, where it leads, and whether that is outside the document."""

    word: str
    target: str
    is_outside: bool


def relations_in(content: bytes, *, base: str) -> Iterator[Relation]:
    """The relationships of one ``.rels`` file; ``base`` is the folder of the part that it belongs to."""
    for element in _elements(tree_of(content)):
        yield _relation(element, base)


def disarmed(content: bytes, *, base: str, is_dropped: Callable[[Relation], bool]) -> bytes:
    """The ``.rels`` file without the relationships that are dropped, and with those to the outside made harmless.

    Links that a reader clicks stay if they lead to the web or to a mailbox. Raises Refused for parts that act by
    themselves.
    """
    root = tree_of(content)
    for element in list(_elements(root)):
        relation = _relation(element, base)
        if relation.word in _ACTING:
            raise Refused(Reason.ACTIVE)
        if is_dropped(relation):
            root.remove(element)
        elif relation.is_outside:
            element.set("Target", _harmless(relation))
    return written(root)


def base_of(rels: str) -> str:
    """The folder of the part that a ``.rels`` file belongs to: "word" for "word/_rels/document.xml.rels"."""
    return posixpath.dirname(posixpath.dirname(rels))


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root if isinstance(element.tag, str))


def _relation(element: etree._Element, base: str) -> Relation:
    kind, target = element.get("Type", ""), element.get("Target", "")
    is_outside = element.get("TargetMode", "Internal") == "External"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", base, unquote(target))).lstrip("/")
    return Relation(kind.rsplit("/", 1)[-1], target, is_outside)


def _harmless(relation: Relation) -> str:
    if relation.word == "attachedTemplate":
        return "Normal.dotm"  # its path names a person's folder; every Word has this one
    is_safe_link = relation.word == "hyperlink" and relation.target.lower().startswith(_SAFE_ADDRESSES)
    return relation.target if is_safe_link else NOWHERE
