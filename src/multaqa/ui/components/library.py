"""How a component is declared: one typed function whose parameters are its props.

Django's own tag machinery reads the signature, so a template that passes an unknown prop, or leaves
out a required one, is refused when it is compiled. ``COMPONENTS`` remembers each for the styleguide.
"""

from collections.abc import Callable
from typing import Any

from django.template import Context, Library, TemplateSyntaxError
from django.template.base import Template
from django.template.loader import get_template
from django.utils.safestring import SafeString

register = Library()
COMPONENTS: dict[str, Callable[..., Any]] = {}


def inline[F: Callable[..., Any]](function: F) -> F:
    """A small component written in Python (no template is opened): cheap enough for each row of a list."""
    COMPONENTS[function.__name__] = function
    register.simple_tag(function)
    return function


def inline_in_context[F: Callable[..., Any]](function: F) -> F:
    """As ``inline``; the function takes the page's context first."""
    COMPONENTS[function.__name__] = function
    register.simple_tag(takes_context=True)(function)
    return function


def wrapping[F: Callable[..., Any]](function: F) -> F:
    """A component with a slot: ``{% name … %}slot{% endname %}``; the function takes ``content`` first."""
    COMPONENTS[function.__name__] = function
    register.simple_block_tag(function)
    return function


def templated[F: Callable[..., Any]](function: F) -> F:
    """A component with a template of its own name; the function answers the template's context."""
    name = function.__name__
    COMPONENTS[name] = function
    register.inclusion_tag(f"ui/components/{name}.html")(function)
    return function


def templated_in_context[F: Callable[..., Any]](function: F) -> F:
    """As ``templated``; the function takes the page's context first."""
    name = function.__name__
    COMPONENTS[name] = function
    register.inclusion_tag(f"ui/components/{name}.html", takes_context=True)(function)
    return function


def render(name: str, context: dict[str, Any]) -> SafeString:
    """The template of component ``name`` filled with ``context``: for components with a slot."""
    template: Any = get_template(f"ui/components/{name}.html")
    inner: Template = template.template
    return inner.render(Context(context))


def one_of(value: str, allowed: frozenset[str], *, prop: str) -> str:
    """``value`` if it is one of the ``allowed``; raises TemplateSyntaxError otherwise."""
    if value not in allowed:
        raise TemplateSyntaxError(f"{prop} is {value!r}: it must be one of {', '.join(sorted(allowed))}.")
    return value
