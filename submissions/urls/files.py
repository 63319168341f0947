"""Addresses: files of a team."""

from django.urls import path

from ..views import files

urlpatterns: list = [
    path("", files.files, name="files"),
    path("new/", files.upload, name="upload"),
    path("<uuid:key>/", files.file, name="file"),
    path("<uuid:key>/delete/", files.delete, name="delete_file"),
    path("<uuid:key>/content/", files.content, name="file_content"),
]
