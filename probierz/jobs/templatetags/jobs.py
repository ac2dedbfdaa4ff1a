"""A job's words in the page's language, and the shape of its state."""

from django import template
from django.utils.translation import get_language

from probierz.jobs.models import Job
from probierz.jobs.rules import JobState
from probierz.lib.bilingual import Bilingual

register = template.Library()

SHAPES = {
    JobState.WAITING: "waiting",
    JobState.RUNNING: "progress",
    JobState.DONE: "done",
    JobState.FAILED: "late",
}


@register.filter
def words(job: Job, name: str) -> str:
    """{{ job|words:"title" }}: the title or the message."""
    said: Bilingual = {"title": job.title, "message": job.message}[name]
    return said.text_in(get_language() or "pl")


@register.filter
def shape(job: Job) -> str:
    """{{ job|shape }}: the state of the design system."""
    return SHAPES[JobState(job.state)]
