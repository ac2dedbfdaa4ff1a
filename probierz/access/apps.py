"""Registers the application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "probierz.access"
