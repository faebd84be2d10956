"""How ``{{ form }}`` is drawn everywhere: with the error summary and the fields of this design system."""

from typing import Any

from django.forms.renderers import TemplatesSetting

from multaqa.ui import written


class FormRenderer(TemplatesSetting):
    """Forms through ``ui/forms/``; fields and the plainer widgets without a template, the rest by Django's own."""

    form_template_name = "ui/forms/form.html"
    field_template_name = written.FIELD

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        """The HTML of a form, a field or a widget."""
        said = written.written(template_name, context)
        return super().render(template_name, context, request) if said is None else said
