"""Registers the application."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "probierz.demo"
