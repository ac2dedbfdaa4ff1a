"""Registers the application."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "probierz.standards"
