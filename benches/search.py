"""How long the search takes among 5,000 documents of 120 words, beside a plain LIKE in the same run."""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

DOCUMENTS, WORDS = 5000, 120
FIRST_DAY = date(2026, 1, 1)
# Forms as they stand in documents of offices; chance puts them together, among words of no meaning.
VOCABULARY = """skarga skargi skargą skardze wniosek wniosku wnioski wnioskiem urząd urzędu urzędem dokument dokumentu
dokumentów dokumentami procedura procedury procedurą pełnomocnik pełnomocnika niezgodność niezgodności ryzyko ryzyka
ryzykiem cel celu celów proces procesu procesów auditor auditorzy klient klientów decyzja decyzji decyzją opłata
opłaty termin terminu terminie pracownik pracownicy przegląd przeglądu szkolenie szkoleń szkoleniu kierownik rejestr
rejestru pismo pisma wójt wójta gmina gminy ocena oceny zapis zapisów umowa umowy budżet budżetu pieczęć pieczęci
koszt kosztów mieszkaniec mieszkańców sprawdza sprawdzono odpowiedzialny odpowiedzialnego podatek podatku droga
drogi pozwolenie pozwolenia budowa budowy odpady odpadów woda wody środowisko środowiska akt aktu sprawa sprawy
wodociąg wodociągi cmentarz geodeta sołtys kontrola przetarg przetargu dotacja""".split()
SYLLABLES = "ba do ka le mi no pa ro sta tu wy za kra dzi szo cze nie pra mo gu".split()
FILLERS = 4000
SHARE = 0.15  # of the words in a document that are of the office
QUESTIONS = ["skarga", "skargami mieszkańca", "wodociągu", "procedura ryzyka", "pelnomocnik", "przetargi dróg"]


def texts(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Titles and texts; fillers are as unequal as words of a language are (the n-th is n times rarer)."""
    fillers = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _number in range(FILLERS)]
    weights = [1 / rank for rank in range(1, FILLERS + 1)]
    for _number in range(DOCUMENTS):
        words = chance.choices(fillers, weights, k=WORDS)
        for place in chance.sample(range(WORDS), int(WORDS * SHARE)):
            words[place] = chance.choice(VOCABULARY)
        yield " ".join(chance.choices(VOCABULARY, k=4)).capitalize(), " ".join(words)


def fill() -> tuple[object, float]:
    """An office with its documents in the index; seconds that took."""
    from django.db import transaction

    from probierz.access.actor import system_actor
    from probierz.access.permissions import Permission
    from probierz.members.actions.installation import found_office
    from probierz.offices.rules import OfficeKind
    from probierz.offices.scope import office_scope
    from probierz.search import indexing

    actor = system_actor("bench")
    office = found_office(actor, code="bench", name="Bench", kind=OfficeKind.OTHER, teryt="", on=FIRST_DAY)
    written = list(texts(random.Random(7)))
    started = time.perf_counter()
    with office_scope(office.pk), transaction.atomic():
        for number, (title, text) in enumerate(written):
            indexing.put(
                office, "bench.Record", str(number), title=title, text=text, href="/", permission=Permission.OFFICE_READ
            )
    return office, time.perf_counter() - started


def like(words: str) -> list[object]:
    """What a search without an index does: every word as a part of the text, the newest first."""
    from probierz.search.models import SearchEntry

    rows = SearchEntry.objects.order_by("-pk")
    for word in words.split():
        rows = rows.filter(text__icontains=word)
    return list(rows[:20])


def milliseconds(call: Callable[[str], object], repeat: int) -> dict[str, float]:
    found = []
    for question in QUESTIONS * repeat:
        started = time.perf_counter()
        call(question)
        found.append((time.perf_counter() - started) * 1000)
    return {"median": round(statistics.median(found), 2), "p95": round(statistics.quantiles(found, n=20)[-1], 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="probierz-search-") as folder:
        os.environ["PROBIERZ_DATA"] = str(Path(folder))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        print(json.dumps(measure(given.repeat)))


def measure(repeat: int) -> dict[str, object]:
    from probierz.access.actor import system_actor
    from probierz.lib.inflection import has_dictionary
    from probierz.offices.scope import office_scope
    from probierz.search import queries

    actor = system_actor("bench")
    office, seconds = fill()
    with office_scope(office.pk):
        ours = milliseconds(lambda words: queries.find(actor, words, limit=20), repeat)
        plain = milliseconds(like, repeat)
        hits = {words: [len(queries.find(actor, words, limit=20)), len(like(words))] for words in QUESTIONS}
    return {
        "documents": DOCUMENTS,
        "words": WORDS,
        "dictionary": has_dictionary(),
        "indexing_seconds": round(seconds, 2),
        "search_ms": ours,
        "like_ms": plain,
        "like_to_search": round(plain["median"] / ours["median"], 2),
        "found_of_20": {words: {"search": a, "like": b} for words, (a, b) in hits.items()},
    }


if __name__ == "__main__":
    main()
