"""Registers the application and its places in the public navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "probierz.public"

    def ready(self) -> None:
        from probierz.design import navigation  # it knows models, which must be loaded first

        navigation.add_public(
            navigation.NavigationItem(_("Programmes"), "public:home", order=0),
            navigation.NavigationItem(_("News"), "public:news", order=20),
        )
