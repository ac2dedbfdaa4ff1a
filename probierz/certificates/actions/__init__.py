"""Writes about certificates: the series and its job, revoking, replacing."""

from probierz.certificates.actions.ending import replace_certificate, revoke_certificate
from probierz.certificates.actions.issuing import (
    issue_participation_certificates,
    issue_prepared,
    issue_series,
    resume_series,
)
from probierz.certificates.actions.refusals import CertificateRefused

__all__ = [
    "CertificateRefused",
    "issue_participation_certificates",
    "issue_prepared",
    "issue_series",
    "replace_certificate",
    "resume_series",
    "revoke_certificate",
]
