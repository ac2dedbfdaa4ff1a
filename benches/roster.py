"""How long a roster of 1,457 people takes: first import, repeated import, and an import in which everybody moves."""

import argparse
import io
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

PEOPLE = 1457
UNITS = 60
HEADER = ("nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail")
FIRST_DAY = date(2026, 1, 1)


def roster(shift: int) -> bytes:
    """An xlsx file; another shift puts everybody into another unit."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for number in range(1, PEOPLE + 1):
            unit = f"Referat {(number + shift) % UNITS}"
            row = (str(number), f"Żółć-{number}", "Łucja", "inspektor", unit, f"osoba{number}@urzad.example")
            sheet.write_row(number, 0, row)
    return file.getvalue()


def measure(round_number: int) -> dict[str, float]:
    """Seconds for each kind of import, the reading of the file included, in an office of its own."""
    from probierz.access.actor import system_actor
    from probierz.lib.tabular import read_table
    from probierz.members.actions.installation import found_office
    from probierz.members.actions.roster import Imported, import_roster
    from probierz.offices.rules import OfficeKind
    from probierz.offices.scope import office_scope

    actor = system_actor("bench")
    code = f"bench-{round_number}"
    office = found_office(actor, code=code, name=code, kind=OfficeKind.OTHER, teryt="", on=FIRST_DAY)
    imports = {
        "first": (roster(0), Imported(PEOPLE, 0, 0, 0)),
        "repeated": (roster(0), Imported(0, 0, PEOPLE, 0)),
        "everybody_moves": (roster(1), Imported(0, PEOPLE, 0, 0)),
    }
    seconds = {}
    for day, (name, (content, expected)) in enumerate(imports.items()):
        started = time.perf_counter()
        with office_scope(office.pk):
            on = FIRST_DAY + timedelta(days=day)
            done = import_roster(actor, office=office, table=read_table(content), on=on)
        seconds[name] = time.perf_counter() - started
        if done != expected:
            raise SystemExit(f"The import did {done}, not {expected}.")
    return seconds


def summary(values: Sequence[float]) -> dict[str, object]:
    return {"median": round(statistics.median(values), 3), "all": [round(value, 3) for value in values]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="probierz-roster-") as folder:
        os.environ["PROBIERZ_DATA"] = str(Path(folder))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        rounds = [measure(number) for number in range(given.repeat)]
    print(json.dumps({"rows": PEOPLE, "seconds": {name: summary([one[name] for one in rounds]) for name in rounds[0]}}))


if __name__ == "__main__":
    main()
