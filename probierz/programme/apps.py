"""Registers the application."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "probierz.programme"
