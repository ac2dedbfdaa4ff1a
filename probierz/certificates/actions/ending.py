"""Revoking a certificate, and replacing it by one with other words."""

from typing import Any

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.certificates.actions.issuing import issue_prepared, paper_of
from probierz.certificates.actions.preparing import number
from probierz.certificates.actions.refusals import refuse, require
from probierz.certificates.models import Certificate
from probierz.certificates.rules import (
    CERTIFICATE_WORKFLOW,
    CertificateCommand,
    CertificateState,
    Refusal,
    may,
    may_issue_on,
)
from probierz.certificates.rules.paper import Wording
from probierz.lib.polish import tidy
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.CERTIFICATE_REVOKE)
def revoke_certificate(actor: Actor, *, certificate: Certificate, reason: str) -> Certificate:
    """From now on the public check says that it was revoked; never why."""
    _end(certificate, CertificateCommand.REVOKE, reason)
    record(
        actor,
        Verb.CERTIFICATE_REVOKED,
        certificate,
        before={"state": CertificateState.VALID},
        after={"state": CertificateState.REVOKED, "number": certificate.number},
        note=tidy(reason),
    )
    return certificate


@action(Permission.CERTIFICATE_REVOKE)
def replace_certificate(
    actor: Actor, *, certificate: Certificate, recipient: str, wording: Wording, reason: str
) -> Certificate:
    """Issue another certificate with its own number for the same office; the old one points to it."""
    programme = certificate.programme
    require(may(CertificateCommand.REPLACE, CertificateState(certificate.state)))
    require(may_issue_on(wording.issued_on, starts_on=programme.starts_on, today=timezone.localdate()))
    data = {**certificate.data, **wording.frozen()}
    (new,) = number(programme, [(certificate.office, tidy(recipient), data)], wording)
    _end(certificate, CertificateCommand.REPLACE, reason, replaced_by=new)
    record(
        actor,
        Verb.CERTIFICATE_REPLACED,
        certificate,
        before={"state": CertificateState.VALID, "recipient": certificate.recipient},
        after={"state": CertificateState.REPLACED, "replaced_by": new.number, "recipient": new.recipient},
        note=tidy(reason),
    )
    issue_prepared(actor, made=list(paper_of([new])))
    return new


def _end(certificate: Certificate, command: CertificateCommand, reason: str, **values: Any) -> None:
    require(may(command, CertificateState(certificate.state)))
    if not tidy(reason):
        refuse(Refusal.NO_REASON)
    target = CERTIFICATE_WORKFLOW.after(CertificateState(certificate.state), command)
    changed = {"state": target, "ended_on": timezone.localdate(), "end_reason": tidy(reason), **values}
    unmoved = Certificate.objects.filter(pk=certificate.pk, state__in=CERTIFICATE_WORKFLOW.sources(command))
    if unmoved.update(**changed) != 1:
        refuse(Refusal.MOVED)
    certificate.refresh_from_db()
