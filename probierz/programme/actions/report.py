"""Asking for the closing report, making it in the background, keeping the file."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.attachments.models import ProgrammeFile
from probierz.jobs.kinds import Outcome, Work, job_kind
from probierz.jobs.models import ProgrammeJob
from probierz.jobs.queue import start
from probierz.lib.typesetting.report.document import typeset_report
from probierz.offices.models import Programme
from probierz.programme.models import Report
from probierz.programme.queries.report import closing_report
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

KIND = "programme.report"
PDF = "application/pdf"
# The title of the job in Polish and in English, by the language of the report.
TITLES = {
    "pl": ("Raport końcowy po polsku", "Closing report in Polish"),
    "en": ("Raport końcowy po angielsku", "Closing report in English"),
}
STEPS = 3


@action(Permission.REPORT_MAKE)
def ask_for_report(actor: Actor, *, programme: Programme, language: str) -> ProgrammeJob:
    """The report is made in the background from the rows of that moment."""
    title_pl, title_en = TITLES[language]
    record(actor, Verb.REPORT_ASKED, programme, after={"language": language}, at_programme=programme)
    return start(
        actor,
        kind=KIND,
        title_pl=title_pl,
        title_en=title_en,
        arguments={"language": language},
        total=STEPS,
        programme=programme,
    )


@action(Permission.REPORT_MAKE)
def keep_report(actor: Actor, *, programme: Programme, language: str, digest: str, content: bytes) -> Report:
    """Keep a report that was made; every one stays, so that what was handed out can be found again."""
    now = timezone.now()
    name = f"{programme.code}-{language}-{timezone.localdate(now)}.pdf"
    file = ProgrammeFile(programme=programme, name=name, media_type=PDF, size=len(content), sha256=store.keep(content))
    file.save()
    report = Report(programme=programme, file=file, language=language, made_at=now, digest=digest)
    report.save()
    record(actor, Verb.REPORT_MADE, report, after={"language": language, "sha256": file.sha256, "digest": digest})
    return report


@job_kind(KIND)
def make_report(work: Work) -> Outcome:
    """Gather, typeset, keep. A repeated job makes the report once more and keeps the newer."""
    language = str(work.arguments["language"])
    work.report(0, STEPS)
    content = closing_report(work.programme, language=language)
    work.report(1, STEPS)
    pdf = typeset_report(content)
    work.report(2, STEPS)
    report = keep_report(
        work.actor, programme=work.programme, language=language, digest=content.sources.digest, content=pdf
    )
    work.report(STEPS, STEPS)
    url = reverse("programme:report", kwargs={"programme": work.programme.code})
    return Outcome(message=lambda: _("The closing report is ready."), url=url, sha256=report.file.sha256)
