"""How long results take at 10,000,000 answers of 2,800 offices: the programme's page with every test, one office's.

A database of its own. Baseline and follow-up hold half of the answers each, from two points and two channels in each
office, over four months. What these pages read is written, drawn from random sheets: histograms, also by month, the
study of each closed wave, comments of the office that is asked. Both pages are asked through the whole application by
a logged-in person. Beside them, in the same run, the bare queries of the same rows and the work of the programme's
page without its template, so that one sees where the time goes.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ANSWERS = 10_000_000
OFFICES = 2_800
COLUMNS = "office_id, wave_id, point_id, channel, item, value, count, held, shown"
POINTS, CHANNELS = 2, ("qr", "paper")
RATINGS = ("k3", "k4", "k5", "k6", "k8")  # k6 is the overall rating, all five make the index
QUESTIONS = 7  # with the service and the outcome
SERVICES = ("taxes", "roads", "land", "building", "vehicles", "identity", "business", "social", "other")
OUTCOMES = ("settled", "not-settled", "in-progress")
MONTHS, COMMENTS = 4, 300
LIMITS = {"programme_milliseconds": 1000, "office_milliseconds": 50}


def load(answers: int, offices: int) -> dict[str, object]:
    """The addresses of both pages, who reads them, and what lies beneath."""
    from django.core.management import call_command

    from probierz.surveys.rules import WaveRole
    from probierz.surveys.tests import factories
    from tests.cast import assemble

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = assemble()
    campaign = factories.campaign(cast)
    places = [cast.lipowo.pk, cast.olszyny.pk, *found(cast.programme, offices - 2)]
    points = open_points(places, campaign)
    sheets = answers // QUESTIONS // len(points) // len(CHANNELS) // 2
    for role, shift in ((WaveRole.BASELINE, 0.0), (WaveRole.FOLLOWUP, 0.1)):
        wave = factories.opened(campaign, role, on=factories.AGAIN)
        fill(wave.pk, points, sheets, shift=shift, first_month=1 if role is WaveRole.BASELINE else 1 + MONTHS)
        factories.closed(campaign, role, on=factories.AGAIN)
        study(wave, cast.lipowo.pk, sheets)
    return {
        "programme": (f"/p/{cast.programme.code}/badania/{campaign.key}/", cast.swiecicka),
        "office": (f"/o/{cast.lipowo.code}/badania/{campaign.key}/wyniki/", cast.lucja),
        "facts": {"offices": len(places), "answers": sheets * len(points) * len(CHANNELS) * 2 * QUESTIONS},
        "campaign": campaign.pk,
    }


def found(programme, count: int) -> list[int]:
    """Offices that take part and share everything, written in bulk."""
    from datetime import date

    from probierz.offices.models import Consent, Office, OfficeIdentity, Participation
    from probierz.offices.rules import OfficeKind, SharingTopic

    since, kinds = date(2026, 1, 1), list(OfficeKind)[:3]
    offices = Office.objects.bulk_create(
        Office(code=f"u{n}", name=f"Urząd {n}", sort_key=f"urzad {n:05d}", kind=kinds[n % 3]) for n in range(count)
    )
    OfficeIdentity.objects.bulk_create(OfficeIdentity(office=one, name=one.name, since=since) for one in offices)
    parts = Participation.objects.bulk_create(
        Participation(programme=programme, office=one, since=since) for one in offices
    )
    Consent.objects.bulk_create(
        Consent(participation=part, topic=topic, since=since) for part in parts for topic in SharingTopic
    )
    return [one.pk for one in offices]


def open_points(offices: list[int], campaign) -> list[tuple[int, int]]:
    """Collection points of every office: (office, point)."""
    from datetime import date

    from probierz.offices.scope import across_offices
    from probierz.surveys.models import CollectionPoint

    with across_offices(reason="The measurement makes its own rows."):
        rows = CollectionPoint.objects.bulk_create(
            CollectionPoint(
                office_id=one, campaign=campaign, kind="desk", name=f"Stanowisko {n}", since=date(2026, 1, 1)
            )
            for one in offices
            for n in range(POINTS)
        )
    return [(row.office_id, row.pk) for row in rows]


def fill(wave: int, points: list[tuple[int, int]], sheets: int, *, shift: float, first_month: int) -> None:
    """Histograms of sheets drawn at random, each office around a mean of its own."""
    import numpy as np
    from django.db import connection, transaction

    chance = np.random.default_rng(wave)
    marks = ", ".join(["%s"] * 9)
    statement = f"INSERT INTO surveys_tally ({COLUMNS}) VALUES ({marks})"  # noqa: S608 - marks only
    own = {office: chance.normal(3.6 + shift, 0.15) for office, _ in points}
    with transaction.atomic(), connection.cursor() as cursor:
        for office, point in points:
            rows = [
                (office, wave, point, channel, item, value, count, count, count)
                for channel in CHANNELS
                for item, value, count in counts(chance, sheets, own[office], first_month)
            ]
            cursor.executemany(statement, rows)


def study(wave, office: int, sheets: int) -> None:
    """What the timetable finds in a closed wave, the same in every office, and comments of one."""
    from django.utils import timezone

    from probierz.lib.questionnaires import INDEX_UNIT
    from probierz.offices.scope import across_offices
    from probierz.surveys.models import Comment, WaveStudy

    text = "Szybko i uprzejmie, dziękuję."
    a_service = {str(points * INDEX_UNIT): 1 + sheets // 40 for points in range(0, 101, 5)}
    found = {
        "n": sheets,
        "alpha": 0.84,
        "omega": 0.86,
        "importance": dict.fromkeys(RATINGS, 0.13),
        "splits": {"k1": dict.fromkeys(SERVICES, a_service), "k2": dict.fromkeys(OUTCOMES, a_service)},
    }
    with across_offices(reason="The measurement makes its own rows."):
        WaveStudy.objects.filter(wave=wave).update(done_at=timezone.now(), **found)
        Comment.objects.bulk_create(Comment(office_id=office, wave=wave, item="k7", text=text) for _ in range(COMMENTS))


def counts(chance, sheets: int, mean: float, first_month: int) -> Iterator[tuple[str, str, int]]:
    """What so many sheets add up to, as intake would count them, a like part of them in each month."""
    from datetime import date

    import numpy as np

    from probierz.lib.questionnaires import INDEX_ITEM, INDEX_UNIT
    from probierz.surveys.rules import RESPONSES_ITEM
    from probierz.surveys.rules.breakdowns import month_item

    ratings = np.clip(np.rint(chance.normal(mean, 0.95, (sheets, len(RATINGS)))), 1, 5).astype(int)
    yield RESPONSES_ITEM, "", sheets
    index = (ratings.sum(axis=1) - len(RATINGS)) * 25 * INDEX_UNIT // len(RATINGS)
    drawn = [(INDEX_ITEM, index), *((code, ratings[:, n]) for n, code in enumerate(RATINGS))]
    drawn += [("k1", chance.choice(SERVICES, sheets)), ("k2", chance.choice(OUTCOMES, sheets))]
    months = [month_item(date(2026, first_month + n, 1)) for n in range(MONTHS)]
    drawn += zip(months, np.array_split(index, MONTHS), strict=True)
    for item, values in drawn:
        for value, count in zip(*np.unique(values, return_counts=True), strict=True):
            yield item, str(value), int(count)


def milliseconds(work: Callable[[], object], *, repeat: int) -> dict[str, float]:
    """By the clock, and by the processor alone: on a busy machine the two differ."""
    times, worked = [], []
    for _ in range(repeat):
        started, began = time.perf_counter(), time.process_time()
        work()
        times.append(1000 * (time.perf_counter() - started))
        worked.append(1000 * (time.process_time() - began))
    return {
        "median": round(statistics.median(times), 1),
        "worst": round(max(times), 1),
        "median_of_processor": round(statistics.median(worked), 1),
    }


def page(address: str, reader: object) -> Callable[[], None]:
    from django.test import Client

    client = Client()
    client.force_login(reader)

    def ask() -> None:
        if client.get(address).status_code != 200:
            raise SystemExit(f"{address} did not open.")

    ask()
    return ask


def measure(answers: int, offices: int, repeat: int) -> dict[str, object]:
    import django

    with tempfile.TemporaryDirectory(prefix="probierz-results-") as name:
        os.environ |= {"PROBIERZ_DATA": name, "PROBIERZ_DATABASE_URL": "", "PROBIERZ_HOSTS": "testserver"}
        (Path(name) / "static").mkdir()
        django.setup()
        loaded = load(answers, offices)
        return {**loaded["facts"], **ask(loaded, repeat), "limits": LIMITS}


def ask(loaded, repeat: int) -> dict[str, object]:
    from probierz.offices.scope import across_offices
    from probierz.surveys.models import Campaign, Tally
    from probierz.surveys.queries import programme_results
    from probierz.surveys.queries.sums import sums_by_office

    with across_offices(reason="The measurement reads its own rows."):
        rows = Tally.objects.count()
        campaign = (
            Campaign.objects.select_related("version", "programme").prefetch_related("waves").get(pk=loaded["campaign"])
        )
    waves = [wave.pk for wave in campaign.waves.all()]

    def bare() -> None:
        with across_offices(reason="The measurement reads its own rows."):
            sums_by_office(waves, items=["k6", "k2"])

    programme = milliseconds(page(*loaded["programme"]), repeat=repeat)
    queries = milliseconds(bare, repeat=repeat)
    return {
        "histogram_rows": rows,
        "programme_milliseconds": programme,
        "programme_without_template_milliseconds": milliseconds(
            lambda: programme_results(campaign.programme, campaign), repeat=repeat
        ),
        "bare_queries_milliseconds": queries,
        "programme_to_bare_queries": round(programme["median"] / queries["median"], 2),
        "office_milliseconds": milliseconds(page(*loaded["office"]), repeat=5 * repeat),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=ANSWERS)
    parser.add_argument("--offices", type=int, default=OFFICES)
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args()
    print(json.dumps(measure(given.answers, given.offices, given.repeat), indent=2))


if __name__ == "__main__":
    main()
