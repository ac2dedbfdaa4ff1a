"""Registers the application."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "probierz.audits"
