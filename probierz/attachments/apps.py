"""Registers the application."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "probierz.attachments"
