"""Every component, declared by noun; importing this package registers them all."""

from multaqa.ui.components import actions, forms, frame, kept, marks, navigation, surfaces, tables, text
from multaqa.ui.components.library import COMPONENTS, register

__all__ = [
    "COMPONENTS",
    "actions",
    "forms",
    "frame",
    "kept",
    "marks",
    "navigation",
    "register",
    "surfaces",
    "tables",
    "text",
]
