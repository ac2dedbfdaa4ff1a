"""The closing report as one PDF."""

from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name, named
from probierz.lib.typesetting.report import sections, surveys
from probierz.lib.typesetting.report.content import ClosingReport, Measurement
from probierz.lib.typesetting.report.wording import Wording


def typeset_report(report: ClosingReport) -> bytes:
    """Cover, contents, summary and the sections; what is not known says so."""
    say = Wording(report.language)
    return typeset(
        "report",
        {"words": say.words, "cover": _cover(report, say), **_sections(report, say)},
        language=report.language,
        title=say.say("document_title", programme=report.programme),
        made_at=report.generated_at,
        files=named("logo", report.organiser_logo),
    )


def _cover(report: ClosingReport, say: Wording) -> dict[str, object]:
    return {
        "programme": report.programme,
        "organiser": report.organiser,
        "logo": file_name("logo", report.organiser_logo),
        "logo_alt": say.say("logo_alt", name=report.organiser),
        "motto": report.motto,
        "standard": report.standard,
        "closed": say.day(report.closed_on),
        "generated": say.say("generated", moment=say.moment(report.generated_at)),
        "demo": report.demo,
        "streak": _cover_streak(report, say),
    }


def _cover_streak(report: ClosingReport, say: Wording) -> dict[str, str] | None:
    """The programme's own change, when both of its ends may be shown."""
    pair = report.satisfaction.programme
    if not isinstance(pair.baseline, Measurement) or not isinstance(pair.followup, Measurement):
        return None
    then, now = say.index(pair.baseline.index), say.index(pair.followup.index)
    return {"then": then, "now": now, "alt": say.say("cover_alt", then=then, now=now)}


def _sections(report: ClosingReport, say: Wording) -> dict[str, object]:
    return {
        "summary": sections.summary(report, say),
        "goals": sections.goals(report, say),
        "participants": sections.participants(report, say),
        "stages": sections.stages(report.stages, say),
        "trainings": sections.trainings(report.trainings, say),
        "diagnoses": sections.diagnoses(report.diagnoses, say),
        "satisfaction": surveys.survey(report.satisfaction, say),
        "communication": surveys.survey(report.communication, say),
        "certificates": sections.certificates(report, say),
        "costs": sections.costs(report.costs, say),
        "conclusions": report.conclusions,
        "practices": [{"title": one.title, "text": one.text} for one in report.good_practices],
        "sustainability": report.sustainability,
        "method": sections.method(report.disclosure_threshold, say),
        "sources": sections.sources(report.sources, say),
        "hidden_note": say.say("hidden_note", k=report.disclosure_threshold),
    }
