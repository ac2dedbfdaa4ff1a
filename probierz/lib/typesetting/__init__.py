"""Printed documents: certificates, reports and sheets as PDF/A-2a and PDF/UA-1 in one file."""

from probierz.lib.typesetting.certificate import (
    ParticipationCertificate,
    Signatory,
    typeset_certificate,
    typeset_many,
)
from probierz.lib.typesetting.compiler import CannotTypeset
from probierz.lib.typesetting.conference import Attendee, Meeting, typeset_attendance_list
from probierz.lib.typesetting.pictures import is_printable_picture
from probierz.lib.typesetting.report.document import typeset_report
from probierz.lib.typesetting.sheet import SheetForm, SurveySheet, typeset_sheets

__all__ = [
    "Attendee",
    "CannotTypeset",
    "Meeting",
    "ParticipationCertificate",
    "SheetForm",
    "Signatory",
    "SurveySheet",
    "is_printable_picture",
    "typeset_attendance_list",
    "typeset_certificate",
    "typeset_many",
    "typeset_report",
    "typeset_sheets",
]
