"""The components as template tags: a builtin library, no ``{% load %}`` needed."""

from multaqa.ui.components import register

__all__ = ["register"]
