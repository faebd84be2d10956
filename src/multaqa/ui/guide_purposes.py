"""What each component is for, as the styleguide tells every reader; what its props do is said where it is written."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PURPOSES: Final[Mapping[str, Promise]] = {
    "button": _("A button: it sends a form, changes something, or opens a dialog."),
    "link_button": _("A link that looks like a button, for going somewhere; what changes something is a button."),
    "menu": _("A list of links and buttons behind one word; it opens without JavaScript."),
    "dialog": _("A question or form above the page; the focus stays in it, and returns to the button that opened it."),
    "card": _("A surface for one thing."),
    "notice": _("A message that stays on the page."),
    "empty": _("Said where nothing is yet: what will stand here, and what to do next."),
    "progress": _("How far a long task has come, or that its length is not known yet."),
    "breadcrumbs": _("The way from the top to the page above this one."),
    "tabs": _("Views of one thing, each with an address of its own."),
    "pagination": _("The pages of a list; the search and its filters are kept. Nothing is shown for one page."),
    "icon": _("A small drawing beside a word; screen readers pass over it unless it stands alone."),
    "chip": _("A short fact about a thing: a topic, a state."),
    "tlp": _("A TLP 2.0 label (FIRST, 2022) in its own colours and in Latin capitals, with what it allows."),
    "avatar": _("The first letter of a name in a circle, beside the name itself."),
    "entry": _("One thing of a list: its title is the link, and below it stands who says so and what it is."),
    "facts": _("Pairs of name and value, for the column beside a text."),
    "words": _("One line of people's text in its own language and direction."),
    "prose": _("A longer text, made safe when it was written."),
    "person_name": _("A person's name in its own script, kept apart from the words around it."),
    "date": _("A day as the reader's language writes it."),
    "datetime": _("A moment in the reader's time zone, which is named where it matters."),
    "number": _("A number in the digits that the reader chose."),
    "meta": _("A small line of facts with dots between them: no fact is broken, and no dot begins a line."),
    "data_table": _("A table; the first cell of each row names it."),
    "error_summary": _("Everything that is wrong with a form, each fault a link to its field."),
    "field": _("One field with its label, its help and what is wrong with it."),
    "writing_area": _(
        "A place to write: tools, a preview, and a draft kept on the device while the text is TLP:CLEAR or TLP:GREEN."
    ),
}
"""The components in the order of the page; ``templates/ui/guide/`` holds an example of each."""
