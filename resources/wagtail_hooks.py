"""What resources add to Wagtail's admin."""

from django.template.loader import render_to_string
from django.urls import path
from wagtail import hooks

from .views import PostLengthView


@hooks.register("register_admin_urls")
def own_urls() -> list:
    return [path("post-length/", PostLengthView.as_view(), name="post_length")]


@hooks.register("insert_editor_js")
def own_scripts() -> str:
    return render_to_string("wagtailadmin/resources/scripts.html")
