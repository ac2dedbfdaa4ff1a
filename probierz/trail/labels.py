"""What happened, in words for people."""

from django.utils.translation import gettext_lazy as _

from probierz.trail.verbs import Verb

VERBS = {
    Verb.OFFICE_FOUNDED: _("office founded"),
    Verb.OFFICE_RENAMED: _("office renamed"),
    Verb.OFFICE_CLOSED: _("office closed"),
    Verb.OFFICE_SECURITY_CHANGED: _("security of the office changed"),
    Verb.ASSOCIATION_FOUNDED: _("association added"),
    Verb.PROGRAMME_OPENED: _("programme opened"),
    Verb.PARTICIPATION_BEGUN: _("office joined the programme"),
    Verb.PARTICIPATION_ENDED: _("office left the programme"),
    Verb.CONSENT_GIVEN: _("sharing agreed to"),
    Verb.CONSENT_WITHDRAWN: _("sharing withdrawn"),
    # offices, their units and their people
    Verb.OFFICE_SUCCEEDED: _("office succeeded by another"),
    Verb.LETTERHEAD_CHANGED: _("letterhead changed"),
    Verb.UNIT_ADDED: _("unit added"),
    Verb.UNIT_RENAMED: _("unit renamed"),
    Verb.UNIT_MOVED: _("unit moved"),
    Verb.UNIT_MERGED: _("units merged"),
    Verb.UNIT_CLOSED: _("unit closed"),
    Verb.EMPLOYEE_ADDED: _("person added"),
    Verb.EMPLOYEE_CHANGED: _("person's details changed"),
    Verb.EMPLOYEE_LEFT: _("end of employment recorded"),
    Verb.ABSENCE_RECORDED: _("absence recorded"),
    Verb.ABSENCE_ENDED: _("absence ended"),
    Verb.ROSTER_UPLOADED: _("list of employees uploaded"),
    Verb.ROSTER_IMPORTED: _("list of employees imported"),
    Verb.ROSTER_DROPPED: _("uploaded list removed"),
    Verb.ROLE_GIVEN: _("role given"),
    Verb.ROLE_ENDED: _("role ended"),
    Verb.INVITATION_SENT: _("invitation sent"),
    Verb.INVITATION_WITHDRAWN: _("invitation withdrawn"),
    Verb.INVITATION_ACCEPTED: _("invitation accepted"),
    Verb.HOLD_PLACED: _("data kept for a case"),
    Verb.HOLD_LIFTED: _("hold on data lifted"),
    Verb.PERSON_FORGOTTEN: _("person forgotten"),
    Verb.PERSON_EXPORTED: _("person's data handed over"),
    Verb.CERTIFICATES_NUMBERED: _("certificates numbered"),
    Verb.CERTIFICATES_RESUMED: _("series of certificates resumed"),
    Verb.CERTIFICATE_ISSUED: _("certificate issued"),
    Verb.CERTIFICATE_REVOKED: _("certificate revoked"),
    Verb.CERTIFICATE_REPLACED: _("certificate replaced"),
}
