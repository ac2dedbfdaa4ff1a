"""Registers the application."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "probierz.trail"
