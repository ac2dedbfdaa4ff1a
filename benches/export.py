"""How long 1,000,000 answer sheets take to leave as csv, streamed, and how much memory the process asks for meanwhile.

A database of its own with the sheets of one office in one closed wave, each drawn at random. The file is asked through
the whole application by a logged-in person and read to its end; beside it, in the same run, one bare query of the same
rows written by the csv module alone, and the SPSS file.
"""

import argparse
import csv
import io
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ANSWERS = 1_000_000
A_BATCH = 20_000
SERVICES = ("taxes", "roads", "land", "building", "vehicles", "identity", "business", "social", "other")
COUNTS = "office_id, wave_id, point_id, channel, item, value, count, held, shown"
LIMITS = {"csv_seconds": 10}


def load(answers: int) -> tuple[str, object]:
    """The address of the export and the person who asks."""
    from django.core.management import call_command

    from probierz.surveys.tests import factories
    from tests.cast import assemble

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = assemble()
    campaign = factories.campaign(cast)
    points = [factories.point(cast.lipowo, campaign, f"Stanowisko {number}").pk for number in range(12)]
    wave = factories.opened(campaign, on=factories.AGAIN)
    fill(cast.lipowo.pk, wave.pk, points, answers)
    factories.closed(campaign, on=factories.AGAIN)
    return f"/o/{cast.lipowo.code}/badania/{campaign.key}/dane/", cast.lucja


def fill(office: int, wave: int, points: list[int], answers: int) -> None:
    """Every sheet is drawn for itself, so that nothing is quicker than in life."""
    from django.db import connection, transaction

    columns = "id, submission_id, office_id, wave_id, point_id, channel, day, answers, has_comment"
    marks = ", ".join(["%s"] * 9)
    chance = random.Random(1)
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, answers, A_BATCH):
            rows = [row(chance, office, wave, points) for _ in range(min(A_BATCH, answers - start))]
            cursor.executemany(f"INSERT INTO surveys_response ({columns}) VALUES ({marks})", rows)  # noqa: S608
        cursor.execute(
            "INSERT INTO surveys_tally (office_id, wave_id, point_id, channel, item, value, count, held, shown)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            (office, wave, points[0], "qr", "@responses", "", answers, answers, answers),
        )


def row(chance: random.Random, office: int, wave: int, points: list[int]) -> tuple[object, ...]:
    from probierz.lib.identifiers import portable_id

    day = date(2026, 9, 1) + timedelta(days=chance.randrange(30))
    channel = chance.choice(("qr", "link", "paper", "kiosk"))
    key, text = chance.getrandbits(63), json.dumps(sheet(chance))
    return key, portable_id(), office, wave, chance.choice(points), channel, day.isoformat(), text, False


def sheet(chance: random.Random) -> dict[str, object]:
    ratings = {code: chance.choice((1, 2, 3, 4, 4, 5, 5, None)) for code in ("k3", "k4", "k5", "k6", "k8")}
    return {"k1": chance.choice(SERVICES), "k2": chance.choice(("settled", "not-settled", "in-progress")), **ratings}


def taken(client, address: str, form: str) -> dict[str, float]:
    """The file read to its end: seconds, seconds to its first piece, size, and what the process grew by."""
    before, started = peak(), time.perf_counter()
    wishes = {"wave": "baseline", "form": form, "words": "pl", "purpose": "Pomiar"}
    pieces = iter(client.post(address, wishes))
    size = len(next(pieces))
    first = time.perf_counter() - started
    size += sum(len(piece) for piece in pieces)
    seconds = time.perf_counter() - started
    return {
        "seconds": round(seconds, 2),
        "first_piece_seconds": round(first, 2),
        "megabytes": round(size / 1e6, 1),
        "peak_memory_grew_by_megabytes": round(peak() - before, 1),
    }


def bare(office_rows: Iterator[tuple[object, ...]]) -> float:
    """The same rows written as they are, nothing read out of them."""
    started = time.perf_counter()
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    for number, one in enumerate(office_rows):
        writer.writerow(one)
        if number % A_BATCH == 0:
            text.seek(0)
            text.truncate()
    return round(time.perf_counter() - started, 2)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(answers: int) -> dict[str, object]:
    import django

    with tempfile.TemporaryDirectory(prefix="probierz-export-") as name:
        os.environ |= {"PROBIERZ_DATA": name, "PROBIERZ_DATABASE_URL": "", "PROBIERZ_HOSTS": "testserver"}
        (Path(name) / "static").mkdir()
        django.setup()
        from django.db import connection
        from django.test import Client

        address, reader = load(answers)
        client = Client()
        client.force_login(reader)
        client.get(address)
        table, spss = taken(client, address, "csv"), taken(client, address, "sav")
        with connection.cursor() as cursor:
            cursor.execute("SELECT point_id, channel, day, answers FROM surveys_response ORDER BY day, id")
            raw = bare(cursor)
        ratio = round(table["seconds"] / raw, 2)
        return {
            "answers": answers,
            "csv": table,
            "sav": spss,
            "bare_seconds": raw,
            "csv_to_bare": ratio,
            "limits": LIMITS,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=ANSWERS)
    given = parser.parse_args()
    print(json.dumps(measure(given.answers), indent=2))


if __name__ == "__main__":
    main()
