"""Registers the application."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "probierz.offices"
