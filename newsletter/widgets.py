"""Lists of boxes and buttons, drawn as the site draws them."""

from django import forms


class Boxes(forms.CheckboxSelectMultiple):
    template_name = "components/choices.html"


class Buttons(forms.RadioSelect):
    template_name = "components/choices.html"
