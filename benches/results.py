"""How long the results page of an office with 1,000,000 answers takes, in a database of its own.

Baseline and follow-up hold half of the answers each, from twelve collection points and two channels. The page
is asked through the whole application by a logged-in representative; beside it, one bare query of the same rows.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ANSWERS = 1_000_000
POINTS = 12
SAMPLE = 400  # sheets drawn at random; the others repeat them, so that every histogram is as broad as in life
LIMIT_MILLISECONDS = 50


def load(answers: int) -> tuple[str, object]:
    """The address of the page and the person who reads it."""
    from django.core.management import call_command

    from probierz.surveys.rules import WaveRole
    from probierz.surveys.tests import factories
    from tests.cast import assemble

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = assemble()
    campaign = factories.campaign(cast)
    points = [factories.point(cast.lipowo, campaign, f"Stanowisko {number}") for number in range(1, POINTS + 1)]
    for role, shift in ((WaveRole.BASELINE, 0.0), (WaveRole.FOLLOWUP, 0.2)):
        wave = factories.opened(campaign, role, on=factories.AGAIN)
        for point in points:
            fill(wave, point, answers // 2 // POINTS, shift=shift)
        factories.closed(campaign, role, on=factories.AGAIN)
    return f"/o/{cast.lipowo.code}/badania/{campaign.key}/wyniki/", cast.lucja


def fill(wave, point, answers: int, *, shift: float) -> None:
    """Rows and histograms of one point: the rows in bulk, the histograms by the code that intake uses."""
    from collections import Counter
    from datetime import date

    from django.db import connection, transaction

    from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
    from probierz.lib.identifiers import portable_id
    from probierz.surveys.actions import tallies
    from probierz.surveys.models import random_key
    from probierz.surveys.tests.factories import checked

    chance = random.Random(point.pk)
    questionnaire = shipped_questionnaires()[CLIENT_SURVEY]
    sheets = [checked(sheet(chance, shift)) for _ in range(SAMPLE)]
    times = -(-answers // SAMPLE)
    counts: tallies.Counts = Counter()
    channels = ["paper" if number % 3 == 0 else "qr" for number in range(SAMPLE)]
    for channel, one in zip(channels, sheets, strict=True):
        cell = tallies.Cell(point.office_id, wave.pk, point.pk, channel)
        for key, count in tallies.counts_of(cell, questionnaire, one).items():
            counts[key] += count * times
    columns = "id, submission_id, office_id, wave_id, point_id, channel, day, answers, has_comment"
    rows = [
        (random_key(), portable_id(), point.office_id, wave.pk, point.pk, channel, date(2026, 10, 1), text, False)
        for channel, text in zip(channels, (json.dumps(dict(one.values)) for one in sheets), strict=True)
        for _ in range(times)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        marks = ", ".join(["%s"] * 9)
        cursor.executemany(f"INSERT INTO surveys_response ({columns}) VALUES ({marks})", rows)  # noqa: S608
        tallies.add(counts)


def sheet(chance: random.Random, shift: float) -> dict[str, str]:
    def rating() -> str:
        return str(min(5, max(1, round(chance.gauss(3.6 + shift, 0.95))))) if chance.random() > 0.05 else "na"

    areas = ("taxes", "roads", "land", "building", "vehicles", "identity", "business", "social", "other")
    ratings = {code: rating() for code in ("k3", "k4", "k5", "k6", "k8")}
    return {"k1": chance.choice(areas), "k2": chance.choice(("settled", "not-settled", "in-progress")), **ratings}


def milliseconds(work: Callable[[], object], *, repeat: int) -> dict[str, float]:
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}


def measure(answers: int, repeat: int) -> dict[str, object]:
    import django

    with tempfile.TemporaryDirectory(prefix="probierz-results-") as name:
        os.environ |= {"PROBIERZ_DATA": name, "PROBIERZ_DATABASE_URL": "", "PROBIERZ_HOSTS": "testserver"}
        (Path(name) / "static").mkdir()
        django.setup()
        address, reader = load(answers)
        return {**ask(address, reader, repeat), "limit_milliseconds": LIMIT_MILLISECONDS}


def ask(address: str, reader: object, repeat: int) -> dict[str, object]:
    from django.test import Client

    from probierz.offices.scope import across_offices
    from probierz.surveys.models import Response, Tally

    client = Client()
    client.force_login(reader)

    def page() -> None:
        if client.get(address).status_code != 200:
            raise SystemExit("The page did not open.")

    def bare() -> None:
        with across_offices(reason="The measurement reads its own rows."):
            list(Tally.objects.values_list("wave_id", "point_id", "channel", "item", "value", "shown"))

    page()
    with across_offices(reason="The measurement counts its own rows."):
        rows = {"answers": Response.objects.count(), "histogram_rows": Tally.objects.count()}
    return {
        **rows,
        "page_milliseconds": milliseconds(page, repeat=repeat),
        "bare_query_milliseconds": milliseconds(bare, repeat=repeat),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=ANSWERS)
    parser.add_argument("--repeat", type=int, default=30)
    given = parser.parse_args()
    print(json.dumps(measure(given.answers, given.repeat), indent=2))


if __name__ == "__main__":
    main()
