"""How long a series of certificates takes, against the same number of bare one-line pages in the same run."""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from probierz.lib.typesetting import ParticipationCertificate, Signatory, typeset_many
from probierz.lib.typesetting.compiler import typeset_source

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
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
