"""The admin's forms as a browser would send them back."""

from django.http import QueryDict
from django.test import Client
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html


def page_form(client: Client, url: str, model: type) -> QueryDict:
    """Give what the form of a page of type `model` at `url` sends when nothing is changed.

    The blocks of a StreamField are written by a script; without it, the field is sent empty.
    """
    data = querydict_from_html(client.get(url).text, form_id="page-edit-form")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    return data
