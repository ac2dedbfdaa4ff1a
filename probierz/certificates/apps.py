"""Registers the application, its job and its places in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class CertificatesConfig(AppConfig):
    name = "probierz.certificates"

    def ready(self) -> None:
        # Models must be ready before these.
        from probierz.certificates import actions, labels  # noqa: F401 - registers the job of a series
        from probierz.design import navigation
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.trail.labels import name_values

        for group in ("certificate", "certificates"):
            name_values(group, labels.KINDS, labels.STATES)
        read = Permission.CERTIFICATE_READ
        for needs, url_name, group in (
            (Needs.PROGRAMME, "certificates:register", Group.OUTWARD),
            (Needs.OFFICE, "certificates:of_office", Group.PROGRAMMES),
        ):
            navigation.add(NavigationItem(_("Certificates"), url_name, read, order=60, needs=needs, group=group))
        navigation.add_public(NavigationItem(_("Check a certificate"), "certificates:ask", order=80))
