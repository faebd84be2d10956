"""The form of looking with other eyes."""

from django import forms

from multaqa.foundation.people.viewing import Eyes


class EyesForm(forms.Form):
    """Whose eyes (the value of the button pressed), and the page to look at first."""

    eyes = forms.ChoiceField(choices=[(each.value, each.value) for each in Eyes])
    page = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
