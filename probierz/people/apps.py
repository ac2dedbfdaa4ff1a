"""Registers the application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "probierz.people"
