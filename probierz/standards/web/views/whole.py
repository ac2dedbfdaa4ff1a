"""Views across the whole: contradictions in the records, and the way from one catalog to another."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.standards import labels
from probierz.standards.models import Catalog
from probierz.standards.queries import transition as queries
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.queries.consistency import findings
from probierz.standards.rules.consistency import Finding, Rule, Severity, Subject
from probierz.standards.rules.crosswalk import Passage
from probierz.standards.web import papers
from probierz.standards.web.pages import album, catalog_of, today, url

READ = Permission.REQUIREMENT_READ


@office_view(READ)
@require_GET
def consistency(request: OfficeRequest) -> HttpResponse:
    found = findings(album())
    by_rule = [
        (rule, [(one, _href(request, one)) for one in found if one.rule is rule])
        for rule in dict.fromkeys(one.rule for one in found)
    ]
    context = {
        "by_rule": by_rule,
        "counts": {severity.value: sum(one.severity is severity for one in found) for severity in Severity},
        "rules": list(Rule),
        "severities": [(severity.value, words) for severity, words in labels.SEVERITIES.items()],
    }
    return render(request, "standards/consistency.html", context)


@office_view(READ)
@require_GET
def consistency_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("rule"), _("severity"), _("what"), _("kind"), _("which")]
    rows = [
        [
            one.rule.value,
            str(labels.SEVERITIES[one.severity]),
            str(labels.RULES[one.rule]),
            str(labels.SUBJECTS[one.subject]),
            one.title,
        ]
        for one in findings(album())
    ]
    return downloads.table(ending, head, rows, name=f"{_('consistency')}-{request.office.code}")


@office_view(READ)
@require_GET
def transitions(request: OfficeRequest) -> HttpResponse:
    used = {one.pk for one in catalogs_in_use(on=today())}
    pairs = [(source, target) for source, target in queries.mapped_pairs() if target.is_offered or target.pk in used]
    return render(request, "standards/transitions.html", {"pairs": pairs, "used": used})


@office_view(READ)
@require_GET
def transition(request: OfficeRequest, source: str, target: str) -> HttpResponse:
    first, second = _pair(source, target)
    found = queries.transition(album(), first, second)
    wanted = request.GET.get("passage", "")
    steps = [step for step in found.steps if wanted in ("", step.passage)]
    context = {
        "source": first,
        "target": second,
        "found": found,
        "steps": [(step, papers.changes_of(step)) for step in steps],
        "counts": [(one, found.count(one)) for one in Passage],
        "wanted": wanted,
    }
    return render(request, "standards/transition.html", context)


@office_view(READ)
@require_GET
def transition_sheet(request: OfficeRequest, source: str, target: str, ending: str) -> HttpResponse:
    first, second = _pair(source, target)
    found = queries.transition(album(), first, second)
    name = f"{_('transition')}-{first.code}-{second.code}"
    if ending in papers.ENDINGS:
        return downloads.paper(
            ending, papers.transition_paper(request.office, first, second, found, on=today()), name=name
        )
    return downloads.table(ending, papers.transition_head(), papers.transition_rows(found), name=name)


def _pair(source: str, target: str) -> tuple[Catalog, Catalog]:
    first, second = catalog_of(source), catalog_of(target)
    if not queries.has_map(first, second):
        raise no_such_page()
    return first, second


def _href(request: OfficeRequest, one: Finding) -> str:
    if one.subject is Subject.REQUIREMENT:
        return url(request, "requirement", catalog=one.catalog, number=one.key)
    if one.subject is Subject.EVIDENCE:
        return url(request, "evidence", key=one.key)
    if one.subject is Subject.ROUND:
        return url(request, "round", key=one.key)
    return url(request, "readiness", catalog=one.key)
