"""Groups of what happened, by which a reader chooses."""

from django.utils.translation import gettext_lazy as _

# The first word of a verb says what it is about; a reader of the history chooses by these.
GROUPS = {
    "office": _("office"),
    "association": _("association"),
    "programme": _("programme"),
    "participation": _("participation in programmes"),
    "consent": _("sharing with programmes"),
    "account": _("accounts"),
    "token": _("API tokens"),
    "letterhead": _("letterhead"),
    "unit": _("structure"),
    "employee": _("people"),
    "absence": _("absences"),
    "roster": _("imported lists"),
    "role": _("roles"),
    "invitation": _("invitations"),
    "hold": _("holds on data"),
    "person": _("personal data"),
    "certification": _("certifications"),
    "indicator": _("indicators"),
    "training": _("trainings"),
    "conference": _("conference"),
    "news": _("news"),
    "survey": _("surveys"),
    "demo": _("demonstration"),
    "catalog": _("catalogs of requirements"),
    "requirement": _("requirements"),
    "assessment": _("assessments"),
    "evidence": _("evidence"),
    "process": _("processes"),
    "service": _("service cards"),
    "planning": _("planning and risks"),
    "review": _("management reviews"),
    "improvement": _("improvement"),
    "certificates": _("series of certificates"),
    "certificate": _("certificates"),
    "document": _("documents"),
    "audit": _("quality audits"),
}


def group_of(verb: str) -> str:
    return verb.partition(".")[0]
