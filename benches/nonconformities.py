"""How long the pages of improvement take with 100 000 nonconformities, and how fast the API takes in more.

Forty offices; the one that is measured has a fifth of all rows. Pages: time of the processor in this process, as the
other measurements do. The API: a real web server with the settings of `./run serve` on SQLite, eight connections from
another process, each reporting as fast as it is answered.
"""

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from intake import answer_on, serving

ROWS, OFFICES, SHARE_OF_THE_FIRST = 100_000, 40, 0.2
CLIENTS = 8
TODAY, SINCE = date.today(), date(2010, 1, 1)  # noqa: DTZ011 - the pages ask for the same day
TOKEN = "pbz_" + "m" * 40


def fill(rows: int):
    """The offices with their rows, made in bulk; the account and the key of one case of the first."""
    from probierz.access.actor import system_actor
    from probierz.access.models import ApiToken
    from probierz.access.permissions import Permission
    from probierz.access.tokens import fingerprint
    from probierz.members.actions.installation import found_office
    from probierz.offices.rules import OfficeKind
    from probierz.offices.scope import office_scope
    from probierz.people.models import Account, Employee, Employment, Membership
    from probierz.people.rules import Role

    actor, chance = system_actor("bench"), random.Random(7)
    account = Account.objects.create_user("a@bench.example", "kwadra-lipa-mokra-9", name="Łucja Żółć")
    ApiToken.objects.create(
        account=account,
        name="bench",
        sha256=fingerprint(TOKEN),
        permissions=[Permission.IMPROVEMENT_READ.value, Permission.IMPROVEMENT_REPORT.value],
        expires_on=TODAY + timedelta(days=30),
    )
    key, others = "", int(rows * (1 - SHARE_OF_THE_FIRST)) // (OFFICES - 1)
    for place in range(OFFICES):
        office = found_office(
            actor, code=f"bench-{place}", name=f"Bench {place}", kind=OfficeKind.OTHER, teryt="", on=date(2000, 1, 1)
        )
        with office_scope(office.pk):
            people = Employee.objects.bulk_create(
                Employee(
                    office=office,
                    number=str(number),
                    family_name=f"Nowak-{number}",
                    given_name="Jan",
                    search_key="x",
                    sort_key=f"{number:04d}",
                    account=account if number == 0 and place == 0 else None,
                )
                for number in range(60)
            )
            Employment.objects.bulk_create(Employment(office=office, employee=one, since=SINCE) for one in people)
            if place == 0:
                Membership(office=office, account=account, role=Role.QUALITY_REPRESENTATIVE, since=SINCE).save()
            made = cases(office, people, chance, int(rows * SHARE_OF_THE_FIRST) if place == 0 else others)
            key = key or made
    return account, key


def cases(office, people, chance: random.Random, count: int) -> str:
    """Rows of one office over five years: nine in ten closed."""
    from probierz.improvement.models import Nonconformity, Step
    from probierz.improvement.rules import CauseArea, Source
    from probierz.lib.catalogs.processes import Group
    from probierz.processes.models import Process

    processes = Process.objects.bulk_create(
        Process(office=office, code=f"G-{n}", name=f"Proces {n}", group=Group.CORE, since=SINCE) for n in range(20)
    )
    areas, sources = [one.value for one in CauseArea], [one.value for one in Source]
    made = []
    for number in range(1, count + 1):
        found_on = TODAY - timedelta(days=int((count - number) * 1800 / count) + 1)
        closed = chance.random() < 0.9
        closed_on = min(found_on + timedelta(days=chance.randint(5, 200)), TODAY) if closed else None
        made.append(
            Nonconformity(
                office=office,
                number=number,
                title=f"Decyzja numer {number} wydana po terminie",
                search_key=f"{number} decyzja numer {number} wydana po terminie",
                description="Sprawa czekała na uzgodnienie. " * 8,
                source=chance.choice(sources),
                grade=chance.choice(("major", "minor", "observation")),
                process=chance.choice(processes),
                responsible=chance.choice(people[1:]),
                found_on=found_on,
                state="closed" if closed else chance.choice(("reported", "analysed", "planned", "doing", "checking")),
                cause_method="text",
                cause_area=chance.choice(areas),
                cause="Nikt nie sprawdzał terminów.",
                criterion="Żadnej decyzji po terminie",
                check_due_on=found_on + timedelta(days=90),
                checked_on=closed_on,
                was_effective=True if closed else None,
                closed_on=closed_on,
                reported_at=datetime.combine(found_on, datetime.min.time(), tzinfo=UTC),
            )
        )
    rows = Nonconformity.objects.bulk_create(made, batch_size=500)
    Step.objects.bulk_create(
        (
            Step(
                office=office,
                nonconformity=one,
                kind="corrective",
                text="Przegląd terminów co tydzień",
                responsible=one.responsible,
                due_on=one.found_on + timedelta(days=60),
                added_on=one.found_on,
                done_on=one.closed_on,
                result="Zrobione" if one.closed_on else "",
            )
            for one in rows
        ),
        batch_size=500,
    )
    return rows[-1].key


def pages(account, key: str, rounds: int) -> dict[str, dict[str, float]]:
    from django.test import Client

    client = Client()
    client.force_login(account)
    base = "/o/bench-0/doskonalenie/"
    addresses = {
        "frame alone": "/o/bench-0/struktura/",
        "list": base,
        "list, all": f"{base}?show=all",
        "list, page 100": f"{base}?show=all&page=100",
        "list, late": f"{base}?show=late",
        "search": f"{base}?show=all&q=decyzja+1234",
        "card": f"{base}niezgodnosci/{key}/",
        "report": f"{base}zglos/",
        "actions": f"{base}dzialania/",
        "suggestions": f"{base}pomysly/",
        "lessons": f"{base}wnioski/",
        "pictures": f"{base}obrazy/",
    }
    return {name: timed(client, address, rounds) for name, address in addresses.items()}


def timed(client, address: str, rounds: int) -> dict[str, float]:
    client.get(address)
    times = []
    for _round in range(rounds):
        # Time of the processor: what else the machine does is not the page's.
        started = time.process_time()
        answer = client.get(address)
        times.append((time.process_time() - started) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")
    return {"median_ms": round(statistics.median(times), 1), "worst_ms": round(max(times), 1)}


def report_for(seconds: float, port: int, many: int) -> None:
    """The sending process: prints how many were made and how long each took."""
    one = {"title": "Pismo bez numeru", "found_on": TODAY.isoformat(), "source": "employee"}
    body = json.dumps({"items": [one] * many} if many else one).encode()
    path = "nonconformities/list" if many else "nonconformities"
    head = f"POST /api/v1/offices/bench-0/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    head += f"Authorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    request, until = head.encode() + body, time.monotonic() + seconds
    made: list[float] = []
    wrong: list[int] = []

    def send() -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            while time.monotonic() < until:
                started = time.perf_counter()
                connection.sendall(request)
                status = answer_on(connection)
                if status == 201:
                    made.append(1000 * (time.perf_counter() - started))
                else:
                    wrong.append(status)

    threads = [threading.Thread(target=send) for _client in range(CLIENTS)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"seconds": time.monotonic() - started, "milliseconds": made, "wrong": wrong}))


def api(seconds: float, many: int) -> dict[str, float]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with serving(port):
        command = [sys.executable, __file__, "--send", str(port), "--seconds", str(seconds), "--many", str(many)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        answer = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = json.loads(answer.stdout)
    if told["wrong"]:
        raise SystemExit(f"{len(told['wrong'])} reports were refused, the first with {told['wrong'][0]}.")
    times = sorted(told["milliseconds"])
    return {
        "clients": CLIENTS,
        "in_one_request": many or 1,
        "per_second": round(len(times) * (many or 1) / told["seconds"], 1),
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--send", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--many", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.send:
        report_for(given.seconds, given.send, given.many)
        return
    with tempfile.TemporaryDirectory(prefix="probierz-nonconformities-") as folder:
        os.environ |= {"PROBIERZ_DATA": folder, "PROBIERZ_DATABASE_URL": ""}
        (Path(folder) / "static").mkdir()
        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        settings.ALLOWED_HOSTS = ["*"]
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        account, key = fill(given.rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        found = pages(account, key, given.repeat)
        connection.close()
        taken = [api(given.seconds, many) for many in (0, 20)]
    print(json.dumps({"rows": given.rows, "offices": OFFICES, "pages": found, "api": taken}))


if __name__ == "__main__":
    main()
