"""Registers the application."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "probierz.members"
