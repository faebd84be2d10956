"""What people press: buttons, links drawn as buttons, menus, dialogs."""

from typing import Any

from django.utils.safestring import SafeString

from multaqa.ui.components.library import one_of, render, templated, wrapping

BUTTON_KINDS = frozenset({"primary", "secondary", "quiet", "danger"})
BUTTON_TYPES = frozenset({"submit", "button", "reset"})


@templated
def button(
    label: str,
    *,
    kind: str = "primary",
    type: str = "submit",
    name: str = "",
    value: str = "",
    icon: str = "",
    form: str = "",
    formaction: str = "",
    opens: str = "",
    disabled: bool = False,
    about: str = "",
) -> dict[str, Any]:
    """A button; ``opens`` names the dialog it opens, ``about`` says aloud which of several things it acts on."""
    one_of(kind, BUTTON_KINDS, prop="button kind")
    one_of(type, BUTTON_TYPES, prop="button type")
    return locals()


@templated
def link_button(label: str, href: str, *, kind: str = "primary", icon: str = "") -> dict[str, Any]:
    """A link that looks like a button, for going somewhere; what changes something is a button in a form."""
    one_of(kind, BUTTON_KINDS, prop="link_button kind")
    return locals()


@wrapping
def menu(content: str, label: str, *, icon: str = "", quiet: bool = False) -> SafeString:
    """A list of links and buttons behind one word; opens without JavaScript."""
    return render("menu", {"content": content, "label": label, "icon": icon, "quiet": quiet})


@wrapping
def dialog(content: str, id: str, title: str) -> SafeString:
    """A dialog that ``{% button opens=id %}`` opens."""
    return render("dialog", {"content": content, "id": id, "title": title})
