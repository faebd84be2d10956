"""XML inside documents: refused when it could harm its readers, freed of names, read without following anything."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from multaqa.foundation.files.cleaning.outcome import Reason, Refused

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ATTRIBUTE = rb"""(\s(?:[\w.-]+:)?(?:%s)\s*=\s*)("[^"]*"|'[^']*')"""
_ELEMENT = rb"(<((?:[\w.-]+:)?(?:%s))(?:\s[^<>]*)?>)[^<]*(</\2\s*>)"


def refuse_unsafe(files: Mapping[str, bytes]) -> None:
    """Raise Refused for XML that declares a document type or entities, or hides behind another encoding than UTF-8."""
    for name, content in files.items():
        if name.lower().endswith((".xml", ".rels", ".vml", ".svg")):
            if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200]:
                raise Refused(Reason.UNREADABLE)
            if _DECLARED.search(content):
                raise Refused(Reason.ACTIVE)


def tree_of(content: bytes) -> etree._Element:
    """The root of a small XML file. Raises Refused when it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.UNREADABLE) from error


def written(root: etree._Element) -> bytes:
    """The XML of a tree, as office programs write it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def without_attributes(content: bytes, names: Iterable[str]) -> bytes:
    """The XML with the values of these attributes, in any namespace, emptied."""
    pattern = _ATTRIBUTE % b"|".join(re.escape(name).encode() for name in names)
    return re.sub(pattern, rb'\1""', content)


def without_words_of(content: bytes, names: Iterable[str]) -> bytes:
    """The XML with the text of these elements, in any namespace, emptied."""
    pattern = _ELEMENT % b"|".join(re.escape(name).encode() for name in names)
    return re.sub(pattern, rb"\1\3", content)
