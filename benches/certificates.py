"""How long a series of certificates takes, against the same number of bare one-line pages in the same run."""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from probierz.lib.typesetting import ParticipationCertificate, Signatory, typeset_many
from probierz.lib.typesetting.compiler import typeset_source

if TYPE_CHECKING:
    from probierz.offices.models import Programme

LIMIT_SECONDS = 10.0
MADE_AT = datetime(2011, 1, 20, 12, tzinfo=UTC)
BARE = '#let data = json("data.json")\n#set document(title: data.title)\n#set text(font: "IBM Plex Sans")\n#data.name'


def certificate(place: int) -> ParticipationCertificate:
    return ParticipationCertificate(
        number=f"ZPP/2011/{place:04}",
        language="pl",
        issuer_name="Związek Powiatów Polskich",
        recipient=f"Żaneta Gżegżółka {place}",
        affiliation="Starostwo Powiatowe w Łęczycy",
        programme="ISO dla Obszarów Metropolitalnych",
        standard="ISO 9001:2008",
        place="Urząd Miasta Łodzi",
        conference="„Jakość urzędu to satysfakcja klienta”",
        signatories=(Signatory(name="Łucja Święcicka", function="Prezes Zarządu"),),
        check_url=f"https://probierz.example.pl/c/{place:032x}",
        issued_on=date(2011, 1, 20),
    )


def bare_page(place: int) -> bytes:
    """The least that typst can do: one line in one face, same standards."""
    return typeset_source(BARE, {"title": "X", "name": f"Żaneta {place}"}, made_at=MADE_AT)


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def summary(runs: list[float]) -> dict[str, object]:
    return {"median": round(statistics.median(runs), 2), "all": [round(run, 2) for run in runs]}


def issue(count: int, repeat: int) -> dict[str, object]:
    """The whole way of a series: numbers, paper, store, history, each time by another association."""
    import django

    with tempfile.TemporaryDirectory(prefix="probierz-certificates-") as name:
        os.environ |= {"PROBIERZ_DATA": name, "PROBIERZ_DATABASE_URL": ""}
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        runs = [issue_once(number, count) for number in range(repeat)]
    numbered, made = zip(*runs, strict=True)
    return {
        "seconds_to_number": summary(list(numbered)),
        "seconds_in_background": summary(list(made)),
        "certificates_in_order": True,
    }


def issue_once(number: int, count: int) -> tuple[float, float]:
    """Seconds until the person may go on, and seconds of the worker."""
    from probierz.access.actor import system_actor
    from probierz.certificates import actions
    from probierz.certificates.models import Certificate
    from probierz.certificates.rules.paper import Wording
    from probierz.jobs import queue
    from probierz.offices.models import Office
    from probierz.offices.scope import programme_scope

    programme = programme_of(number, count)
    wording = Wording(issued_on=date(2011, 1, 20), language="pl", place="Urząd Miasta Łodzi")
    recipients = list(Office.objects.filter(participations__programme=programme))
    with programme_scope(programme.pk):
        started = time.perf_counter()
        series = actions.issue_series(
            system_actor("bench"), programme=programme, recipients=recipients, wording=wording
        )
        numbered = time.perf_counter() - started
        made = seconds(lambda: queue.run_job.call("ProgrammeJob", programme.pk, series.job.key))
        serials = list(Certificate.objects.valid().order_by("serial").values_list("serial", flat=True))
    if serials != list(range(1, count + 1)):
        raise SystemExit("The series has gaps.")
    return numbered, made


def programme_of(number: int, count: int) -> "Programme":
    from probierz.offices.models import Association, Consent, Office, Participation, Programme
    from probierz.offices.rules import SharingTopic

    since = date(2010, 1, 1)
    association = Association.objects.create(code=f"zwiazek-{number}", name="Związek", short_name="ZPP")
    programme = Programme.objects.create(
        code=f"program-{number}",
        association=association,
        name_pl="ISO dla Obszarów Metropolitalnych",
        name_en="ISO for Metropolitan Areas",
        standard="iso9001-2008",
        starts_on=since,
    )
    offices = Office.objects.bulk_create(
        Office(code=f"urzad-{number}-{place}", name=f"Urząd Gminy {place}", sort_key=f"{place:05}", kind="gmina")
        for place in range(count)
    )
    parts = Participation.objects.bulk_create(
        Participation(programme=programme, office=office, since=since) for office in offices
    )
    topic = SharingTopic.PARTICIPATION
    Consent.objects.bulk_create(Consent(participation=part, topic=topic, since=since) for part in parts)
    return programme


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1457, help="certificates in the series")
    parser.add_argument("--repeat", type=int, default=3, help="how many runs of each kind")
    given = parser.parse_args()
    series = [certificate(place) for place in range(given.count)]
    # Turn by turn, so that a busy moment of the machine falls on all three.
    two, one, bare = zip(
        *(
            (
                seconds(lambda: sum(map(len, typeset_many(series, processes=2)))),
                seconds(lambda: sum(map(len, typeset_many(series, processes=1)))),
                seconds(lambda: [bare_page(place) for place in range(given.count)]),
            )
            for _ in range(given.repeat)
        ),
        strict=True,
    )
    print(
        json.dumps(
            {
                "certificates": given.count,
                "seconds": summary(list(two)),
                "seconds_one_process": summary(list(one)),
                "seconds_bare_page": summary(list(bare)),
                "ratio_to_bare_page": round(statistics.median(two) / statistics.median(bare), 2),
                "limit_seconds": LIMIT_SECONDS,
                "within_limit": statistics.median(two) <= LIMIT_SECONDS,
                "issued": issue(given.count, given.repeat),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
