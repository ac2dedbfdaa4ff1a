"""Registers the application."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "probierz.improvement"
