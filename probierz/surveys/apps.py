"""Registers the application."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "probierz.surveys"
