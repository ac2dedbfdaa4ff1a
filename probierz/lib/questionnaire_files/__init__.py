"""Questionnaires from other systems: XLSForm workbooks and LimeSurvey's tab-separated files, and XLSForm out."""

from probierz.lib.questionnaire_files.findings import Imported, Note, NoteCode
from probierz.lib.questionnaire_files.limesurvey import read_limesurvey
from probierz.lib.questionnaire_files.writing import xlsform_sheets
from probierz.lib.questionnaire_files.xlsform import read_xlsform
from probierz.lib.tabular import RefusalCode, TableRefused

__all__ = ["Imported", "Note", "NoteCode", "read_file", "xlsform_sheets"]


def read_file(data: bytes) -> Imported:
    """The kind is told by the content; raises TableRefused for what is neither."""
    if not data.strip():
        raise TableRefused(RefusalCode.EMPTY)
    return read_xlsform(data) if data.startswith(b"PK") else read_limesurvey(data)
