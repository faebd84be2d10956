"""XML as SAML uses it: read without any of what XML can do beyond elements, attributes and text."""

from typing import Final

from lxml import etree

ASSERTIONS: Final = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL: Final = "urn:oasis:names:tc:SAML:2.0:protocol"
METADATA: Final = "urn:oasis:names:tc:SAML:2.0:metadata"
SIGNATURES: Final = "http://www.w3.org/2000/09/xmldsig#"
BY_ADDRESS: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
BY_FORM: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
PERSISTENT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
PREFIXES: Final = {"a": ASSERTIONS, "p": PROTOCOL, "m": METADATA, "d": SIGNATURES}


class NotPlain(ValueError):
    """The text is no XML, or holds a document type, an entity, a comment or an instruction."""


def plain_root(text: bytes, *, with_comments: bool = False) -> etree._Element:
    """The root of a document in UTF-8 of elements, attributes and text alone. Raises NotPlain.

    A document type is refused before anything in it is read: neither entities nor outside files are ever resolved.
    Comments, which part a text in two for some readers and not for others, are refused unless the document is the
    operator's own file.
    """
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
        raise NotPlain("it holds a document type")
    try:
        root = etree.fromstring(text, _parser(with_comments=with_comments))
    except etree.XMLSyntaxError:
        raise NotPlain("it is no XML") from None
    if root.getroottree().docinfo.doctype:
        raise NotPlain("it holds a document type")
    beside = root.getprevious() is not None or root.getnext() is not None
    if beside or not all(isinstance(each.tag, str) for each in root.iter()):
        raise NotPlain("it holds comments or instructions")
    return root


def only(parent: etree._Element, path: str) -> etree._Element | None:
    """The one element at ``path`` under ``parent`` (prefixes as in ``PREFIXES``); None for none or several."""
    found = parent.findall(path, PREFIXES)
    return found[0] if len(found) == 1 else None


def text_in(element: etree._Element | None) -> str:
    """The text of an element that holds nothing but text, without spaces around it; else empty."""
    if element is None or len(element) or not element.text:
        return ""
    return element.text.strip()


def _parser(*, with_comments: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=with_comments,
        remove_pis=with_comments,
    )
