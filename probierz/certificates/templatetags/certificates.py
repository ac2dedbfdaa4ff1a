"""Shapes of states and the sentences of the public check."""

from textwrap import wrap

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.certificates.models import Certificate
from probierz.certificates.rules import Answer, CertificateState, FileVerdict
from probierz.design.languages import page_language
from probierz.lib.bilingual import Bilingual

register = template.Library()

SHAPES = {
    CertificateState.PREPARED: "waiting",
    CertificateState.VALID: "done",
    CertificateState.REVOKED: "late",
    CertificateState.REPLACED: "stopped",
}
ANSWER_SHAPES = {
    Answer.VALID: "done",
    Answer.EXPIRED: "stopped",
    Answer.REVOKED: "late",
    Answer.REPLACED: "stopped",
    Answer.UNKNOWN: "none",
}


@register.filter
def shape(certificate: Certificate) -> str:
    """{{ certificate|shape }}: the state of the design system."""
    return SHAPES[CertificateState(certificate.state)]


@register.filter
def answer_shape(answer: Answer, verdict: FileVerdict | str = "") -> str:
    """{{ answer|answer_shape:verdict }}: likewise, for the public check."""
    return "late" if verdict == FileVerdict.ALTERED else ANSWER_SHAPES[answer]


@register.filter
def answer_word(answer: Answer) -> str:
    """{{ answer|answer_word }}: one word for the pill."""
    words = {
        Answer.VALID: pgettext("answer of a check", "valid"),
        Answer.EXPIRED: pgettext("answer of a check", "expired"),
        Answer.REVOKED: pgettext("answer of a check", "revoked"),
        Answer.REPLACED: pgettext("answer of a check", "replaced"),
        Answer.UNKNOWN: pgettext("answer of a check", "unknown"),
    }
    return words[answer]


@register.filter
def explanation(answer: Answer, verdict: FileVerdict | str = "") -> str:
    """{{ answer|explanation:verdict }}: what the answer means and what to do next."""
    if verdict == FileVerdict.ALTERED:
        return _("The file carries the code of a certificate of ours, but its content differs. Do not rely on it.")
    if verdict == FileVerdict.NOT_OURS:
        return _("Neither the file nor its code is in the register. Ask whoever gave it to you for the original file.")
    sentences = {
        Answer.VALID: _("Compare the number and the name below with those on the paper in front of you."),
        Answer.EXPIRED: _("It was genuine, but its time has passed."),
        Answer.REVOKED: _("The issuer withdrew it. It no longer confirms anything."),
        Answer.REPLACED: _("The issuer gave another certificate in its place. Ask the office for the new one."),
        Answer.UNKNOWN: _(
            "No certificate has this code. Check the code on the paper; if it is the same, ask the issuer named there."
        ),
    }
    return sentences[answer]


@register.filter
def programme_name(certificate: Certificate) -> str:
    """{{ certificate|programme_name }}: as it was called when the certificate was made."""
    names: dict[str, str] = certificate.data["programme"]
    return Bilingual(**names).text_in(page_language())


@register.filter
def in_groups(text: str) -> str:
    """{{ sha256|in_groups }}: groups of eight, so that a long code breaks and can be compared by eye."""
    return " ".join(wrap(text, 8))
