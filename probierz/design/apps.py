"""Registers the application."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "probierz.design"
