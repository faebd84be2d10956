"""Widgets of our own, for forms in Python."""

from django.forms import CheckboxSelectMultiple


class FilteredChoices(CheckboxSelectMultiple):
    """Many choices of which several may be taken: a list that typing narrows; without JavaScript a plain list.

    A subclass may give an option more names to be found by: ``create_option`` adds ``names`` to its answer.
    """

    template_name = "ui/widgets/choices.html"
