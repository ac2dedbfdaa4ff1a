"""Everything that can happen, as dotted verbs."""

from enum import StrEnum


class Verb(StrEnum):
    OFFICE_FOUNDED = "office.founded"
    OFFICE_RENAMED = "office.renamed"
    OFFICE_CLOSED = "office.closed"
    OFFICE_SECURITY_CHANGED = "office.security.changed"
    ASSOCIATION_FOUNDED = "association.founded"
    PROGRAMME_OPENED = "programme.opened"
    PROGRAMME_CHANGED = "programme.changed"
    PARTICIPATION_BEGUN = "participation.begun"
    PARTICIPATION_ENDED = "participation.ended"
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"

    # one's own account
    ACCOUNT_CHANGED = "account.changed"
    ADMINISTRATOR_APPOINTED = "account.administrator.appointed"
    TOKEN_MADE = "token.made"  # noqa: S105 - a verb, not a secret
    TOKEN_REVOKED = "token.revoked"  # noqa: S105 - as above

    # offices, their units and their people
    OFFICE_SUCCEEDED = "office.succeeded"
    LETTERHEAD_CHANGED = "letterhead.changed"
    UNIT_ADDED = "unit.added"
    UNIT_RENAMED = "unit.renamed"
    UNIT_MOVED = "unit.moved"
    UNIT_MERGED = "unit.merged"
    UNIT_CLOSED = "unit.closed"
    EMPLOYEE_ADDED = "employee.added"
    EMPLOYEE_CHANGED = "employee.changed"
    EMPLOYEE_LEFT = "employee.left"
    ABSENCE_RECORDED = "absence.recorded"
    ABSENCE_ENDED = "absence.ended"
    ROSTER_UPLOADED = "roster.uploaded"
    ROSTER_IMPORTED = "roster.imported"
    ROSTER_DROPPED = "roster.dropped"
    ROLE_GIVEN = "role.given"
    ROLE_ENDED = "role.ended"
    INVITATION_SENT = "invitation.sent"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    INVITATION_ACCEPTED = "invitation.accepted"
    HOLD_PLACED = "hold.placed"
    HOLD_LIFTED = "hold.lifted"
    PERSON_FORGOTTEN = "person.forgotten"
    PERSON_EXPORTED = "person.exported"

    # stages and outcomes of programmes
    STAGES_PLANNED = "programme.stages.planned"
    STAGE_RECORDED = "programme.stage.recorded"
    STAGE_MOVED = "programme.stage.moved"
    STAGE_REPLANNED = "programme.stage.replanned"
    CERTIFICATION_RECORDED = "certification.recorded"
    CERTIFICATION_REMOVED = "certification.removed"
    INDICATOR_RECORDED = "indicator.recorded"
    TRAINING_RECORDED = "training.recorded"
    TRAINING_REMOVED = "training.removed"
    REPORT_TEXT_WRITTEN = "programme.report.text_written"
    REPORT_ASKED = "programme.report.asked"
    REPORT_MADE = "programme.report.made"

    # closing conferences
    CONFERENCE_PLANNED = "conference.planned"
    CONFERENCE_CHANGED = "conference.changed"
    REGISTRATION_MADE = "conference.registration.made"
    REGISTRATION_WITHDRAWN = "conference.registration.withdrawn"
    ATTENDANCE_MARKED = "conference.attendance.marked"
    ATTENDANCE_UNMARKED = "conference.attendance.unmarked"
    CERTIFICATE_HANDED_OVER = "conference.certificate.handed_over"
    HANDOVER_UNDONE = "conference.certificate.handover_undone"

    # news
    NEWS_WRITTEN = "news.written"
    NEWS_CHANGED = "news.changed"
    NEWS_PUBLISHED = "news.published"
    NEWS_WITHDRAWN = "news.withdrawn"

    # surveys
    CAMPAIGN_CREATED = "survey.campaign.created"
    WAVE_PLANNED = "survey.wave.planned"
    WAVE_OPENED = "survey.wave.opened"
    WAVE_CLOSED = "survey.wave.closed"
    POINT_ADDED = "survey.point.added"
    POINT_ENDED = "survey.point.ended"
    ANSWERS_IMPORTED = "survey.answers.imported"
    SURVEY_DAY_SEALED = "survey.day.sealed"

    # the demonstration
    DEMO_SETTLED = "demo.settled"
    DEMO_ACCOUNT_OPENED = "demo.account.opened"

    # certificates of participation
    CERTIFICATES_NUMBERED = "certificates.numbered"
    CERTIFICATES_RESUMED = "certificates.resumed"
    CERTIFICATE_ISSUED = "certificate.issued"
    CERTIFICATE_REVOKED = "certificate.revoked"
    CERTIFICATE_REPLACED = "certificate.replaced"
