"""How ``{{ form }}`` is drawn everywhere: with the error summary and the fields of this design system."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Forms and fields through ``ui/forms/``; widgets are Django's own, dressed by the style sheet."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
