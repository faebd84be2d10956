"""What people press: buttons, links drawn as buttons, menus, dialogs."""

from django.utils.safestring import SafeString

from multaqa.ui.components.library import inline, one_of, render, wrapping
from multaqa.ui.components.marks import icon as drawing
from multaqa.ui.escaping import filled, joined

BUTTON_KINDS = frozenset({"primary", "secondary", "quiet", "danger"})
BUTTON_TYPES = frozenset({"submit", "button", "reset"})


@inline
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
) -> SafeString:
    """A button; ``opens`` names the dialog it opens, ``about`` says aloud which of several things it acts on."""
    one_of(kind, BUTTON_KINDS, prop="button kind")
    one_of(type, BUTTON_TYPES, prop="button type")
    told = {"name": name, "value": value, "form": form, "formaction": formaction, "commandfor": opens}
    attributes = joined(' {}="{}"', (pair for pair in told.items() if pair[1]))
    shows = SafeString(' command="show-modal"' if opens else "")  # nosec B703 - a constant
    idle = SafeString(" disabled" if disabled else "")  # nosec B703 - a constant
    aloud = filled('<span class="visually-hidden">: {}</span>', about) if about else ""
    pattern = '<button class="button button-{}" type="{}"{}{}{}>{}<span>{}</span>{}</button>'
    return filled(pattern, kind, type, attributes, shows, idle, drawing(icon) if icon else "", label, aloud)


@inline
def link_button(label: str, href: str, *, kind: str = "primary", icon: str = "") -> SafeString:
    """A link that looks like a button, for going somewhere; what changes something is a button in a form."""
    one_of(kind, BUTTON_KINDS, prop="link_button kind")
    pattern = '<a class="button button-{}" href="{}">{}<span>{}</span></a>'
    return filled(pattern, kind, href, drawing(icon) if icon else "", label)


@wrapping
def menu(content: str, label: str, *, icon: str = "", quiet: bool = False) -> SafeString:
    """A list of links and buttons behind one word; opens without JavaScript."""
    return render("menu", {"content": content, "label": label, "icon": icon, "quiet": quiet})


@wrapping
def dialog(content: str, id: str, title: str) -> SafeString:
    """A dialog that ``{% button opens=id %}`` opens."""
    return render("dialog", {"content": content, "id": id, "title": title})
