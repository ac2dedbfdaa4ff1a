"""Rows of audits: the yearly programme, audits with their teams and checklists, who may audit."""

from probierz.audits.models.auditors import AuditMember, Competence, Involvement
from probierz.audits.models.audits import Audit, AuditedProcess, AuditedUnit, AuditProgramme, Recipient
from probierz.audits.models.checklist import AuditFile, Entry, Question

__all__ = [
    "Audit",
    "AuditFile",
    "AuditMember",
    "AuditProgramme",
    "AuditedProcess",
    "AuditedUnit",
    "Competence",
    "Entry",
    "Involvement",
    "Question",
    "Recipient",
]
