"""Names of roles and of where they are held, for people."""

from django.utils.translation import gettext_lazy as _

from probierz.people.rules import Place, Role

ROLES = {
    Role.EMPLOYEE: _("employee"),
    Role.UNIT_HEAD: _("unit head"),
    Role.PROCESS_OWNER: _("process owner"),
    Role.INTERNAL_AUDITOR: _("internal auditor"),
    Role.QUALITY_REPRESENTATIVE: _("quality representative"),
    Role.OFFICE_HEAD: _("head of the office"),
    Role.EXTERNAL_AUDITOR: _("external auditor"),
    Role.PROGRAMME_COORDINATOR: _("programme coordinator"),
    Role.ADMINISTRATOR: _("administrator of the installation"),
}
PLACES = {
    Place.OFFICE: _("office"),
    Place.PROGRAMME: _("programme"),
    Place.INSTALLATION: _("installation"),
}
