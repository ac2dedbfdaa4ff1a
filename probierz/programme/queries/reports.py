"""Reports that were made, and the words people wrote for them; all in the programme's scope."""

from probierz.offices.models import Programme
from probierz.programme.models import Report, ReportText


def reports_of(programme: Programme) -> list[Report]:
    """The newest first."""
    return list(Report.objects.filter(programme=programme).select_related("file").order_by("-made_at", "-pk"))


def report_by_key(programme: Programme, key: str) -> Report | None:
    return Report.objects.filter(programme=programme, key=key).select_related("file").first()


def texts_of(programme: Programme) -> dict[str, ReportText]:
    return {row.section: row for row in ReportText.objects.filter(programme=programme)}


def text_of(programme: Programme, section: str) -> ReportText | None:
    return texts_of(programme).get(section)
