"""Names of what happens while answers are collected, for templates."""

from django import template
from django.utils.functional import Promise

from probierz.surveys import labels
from probierz.surveys.models import Mailing
from probierz.surveys.rules.invitations import MailingState
from probierz.surveys.rules.quarantine import HeldReason

register = template.Library()
SHAPES = {
    MailingState.DRAFT: "none",
    MailingState.SENT: "progress",
    MailingState.REMINDED: "progress",
    MailingState.DELETED: "done",
}


@register.filter
def mailing_state(mailing: Mailing) -> str | Promise:
    return labels.MAILING_STATES[MailingState(mailing.state)]


@register.filter
def mailing_shape(mailing: Mailing) -> str:
    return SHAPES[MailingState(mailing.state)]


@register.filter
def held_reason(reason: HeldReason) -> str | Promise:
    return labels.HELD_REASONS[reason]


@register.filter
def held_explanation(reason: HeldReason) -> str | Promise:
    return labels.HELD_EXPLANATIONS[reason]
