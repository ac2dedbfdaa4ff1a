"""What happened, in words for people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from probierz.offices.labels import OFFICE_KINDS, SHARING_TOPICS
from probierz.people.labels import ROLES
from probierz.trail.verbs import Verb

VERBS = {
    Verb.OFFICE_FOUNDED: _("office founded"),
    Verb.OFFICE_RENAMED: _("office renamed"),
    Verb.OFFICE_CLOSED: _("office closed"),
    Verb.OFFICE_SECURITY_CHANGED: _("security of the office changed"),
    Verb.ASSOCIATION_FOUNDED: _("association added"),
    Verb.PROGRAMME_OPENED: _("programme opened"),
    Verb.PROGRAMME_CHANGED: _("programme's data changed"),
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
    # one's own account
    Verb.ADMINISTRATOR_APPOINTED: _("administrator appointed"),
    Verb.ACCOUNT_CHANGED: _("own account changed"),
    Verb.TOKEN_MADE: _("API token made"),
    Verb.TOKEN_REVOKED: _("API token revoked"),
    # stages and outcomes of programmes
    Verb.STAGES_PLANNED: _("stages planned"),
    Verb.STAGE_RECORDED: _("stage entered from the papers"),
    Verb.STAGE_MOVED: _("state of a stage changed"),
    Verb.STAGE_REPLANNED: _("stage planned anew"),
    Verb.CERTIFICATION_RECORDED: _("certification recorded"),
    Verb.CERTIFICATION_REMOVED: _("certification removed"),
    Verb.INDICATOR_RECORDED: _("indicator recorded"),
    Verb.TRAINING_RECORDED: _("training recorded"),
    Verb.TRAINING_REMOVED: _("training removed"),
    Verb.REPORT_TEXT_WRITTEN: _("text of the report written"),
    Verb.REPORT_ASKED: _("closing report asked for"),
    Verb.REPORT_MADE: _("closing report made"),
    # closing conferences
    Verb.CONFERENCE_PLANNED: _("conference planned"),
    Verb.CONFERENCE_CHANGED: _("conference changed"),
    Verb.REGISTRATION_MADE: _("person registered for the conference"),
    Verb.REGISTRATION_WITHDRAWN: _("registration for the conference withdrawn"),
    Verb.ATTENDANCE_MARKED: _("attendance noted"),
    Verb.ATTENDANCE_UNMARKED: _("attendance taken back"),
    Verb.CERTIFICATE_HANDED_OVER: _("certificate handed over"),
    Verb.HANDOVER_UNDONE: _("handing over of a certificate taken back"),
    # news
    Verb.NEWS_WRITTEN: _("news written"),
    Verb.NEWS_CHANGED: _("news changed"),
    Verb.NEWS_PUBLISHED: _("news published"),
    Verb.NEWS_WITHDRAWN: _("news withdrawn"),
    # surveys
    Verb.CAMPAIGN_CREATED: _("campaign set up"),
    Verb.WAVE_PLANNED: _("wave planned"),
    Verb.WAVE_OPENED: _("wave opened"),
    Verb.WAVE_CLOSED: _("wave closed"),
    Verb.POINT_ADDED: _("collection point added"),
    Verb.POINT_ENDED: _("collection point ended"),
    Verb.ANSWERS_IMPORTED: _("answers imported"),
    Verb.SURVEY_DAY_SEALED: _("day of a survey sealed"),
    # the demonstration
    Verb.DEMO_SETTLED: _("demonstration set up"),
    Verb.DEMO_ACCOUNT_OPENED: _("account of the demonstration opened"),
}

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
    "certificates": _("series of certificates"),
    "certificate": _("certificates"),
}


# Words of what events carry as a code, by the group of the verb; applications above add theirs when they are ready.
_VALUES: dict[str, dict[str, Any]] = {
    "role": dict(ROLES.items()),
    "consent": dict(SHARING_TOPICS.items()),
    "office": dict(OFFICE_KINDS.items()),
}
CODED_FIELDS = frozenset({"category", "channel", "indicator", "kind", "role", "standing", "state", "topic"})


def group_of(verb: str) -> str:
    return verb.partition(".")[0]


def name_values(group: str, *tables: Mapping[Any, Any]) -> None:
    """Give words to the codes in events of a group; called in AppConfig.ready."""
    for table in tables:
        _VALUES.setdefault(group, {}).update(table)


def name_of_value(verb: str, field: str, value: str) -> str:
    """The words of a code, or the code itself."""
    return str(_VALUES.get(group_of(verb), {}).get(value, value)) if field in CODED_FIELDS else value


# Names of the values that events carry; what is not here is shown by its own name.
FIELDS = {
    "account": _("account"),
    "address": _("address"),
    "agenda_en": _("agenda in English"),
    "agenda_pl": _("agenda in Polish"),
    "author": _("author"),
    "back_on": _("back on"),
    "case": _("case"),
    "closes_on": _("closing day"),
    "code": _("code"),
    "conference": _("conference"),
    "count": _("how many"),
    "day": _("day"),
    "deputy": _("deputy"),
    "digest": _("digest"),
    "email": _("e-mail"),
    "family_name": _("family name"),
    "first": _("first"),
    "given_name": _("given name"),
    "issued_on": _("issued on"),
    "kind": _("kind"),
    "language": _("language"),
    "last": _("last"),
    "last_day": _("last day"),
    "logo": _("logo"),
    "motto_en": _("motto in English"),
    "motto_pl": _("motto in Polish"),
    "name": _("name"),
    "name_after": _("name after"),
    "name_before": _("name before"),
    "name_en": _("name in English"),
    "name_pl": _("name in Polish"),
    "number": _("number"),
    "office": _("office"),
    "office_stages": _("stages of offices"),
    "on": _("on"),
    "parent": _("belongs to"),
    "place": _("place"),
    "planned_end_on": _("planned end"),
    "planned_start_on": _("planned start"),
    "position": _("position"),
    "programme": _("programme"),
    "published_on": _("published on"),
    "received_by": _("received by"),
    "recipient": _("recipient"),
    "replaced_by": _("replaced by"),
    "requires_second_factor": _("second step at log-in"),
    "responses": _("answers"),
    "revoked_at": _("revoked at"),
    "role": _("role"),
    "rows": _("rows"),
    "sha256": _("content (SHA-256)"),
    "since": _("since"),
    "size": _("size"),
    "stages": _("stages"),
    "starts_on": _("start"),
    "state": _("state"),
    "symbol": _("symbol"),
    "teryt": _("TERYT code"),
    "text_en": _("text in English"),
    "text_pl": _("text in Polish"),
    "title_en": _("title in English"),
    "title_pl": _("title in Polish"),
    "topic": _("what is shared"),
    "unit": _("unit"),
    "until": _("until"),
    "value": _("value"),
    "wave": _("wave"),
}
