"""How long the pages of documents take in an office with 300 documents of ten editions each."""

import argparse
import json
import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

DOCUMENTS, EDITIONS, PEOPLE = 300, 10, 120
TODAY, SINCE = date(2026, 11, 2), date(2010, 1, 1)
HASH = "0" * 64
TEXT = "\n\n".join(f"{place}. Pracownik prowadzi sprawę zgodnie z instrukcją kancelaryjną." for place in range(1, 60))


def fill() -> tuple[object, object, str]:
    """The office, its representative and the key of one document; rows are made in bulk, the way does not matter."""
    from probierz.access.actor import system_actor
    from probierz.documents.actions.types import set_up_types
    from probierz.documents.models import Addressee, Content, Document, DocumentType, Revision
    from probierz.members.actions.installation import found_office
    from probierz.offices.rules import OfficeKind
    from probierz.offices.scope import office_scope
    from probierz.people.models import Account, Employee, Employment, Membership
    from probierz.people.rules import Role

    actor = system_actor("bench")
    office = found_office(actor, code="bench", name="Bench", kind=OfficeKind.OTHER, teryt="", on=date(2000, 1, 1))
    account = Account.objects.create_user("a@bench.example", "kwadra-lipa-mokra-9", name="Łucja Żółć")
    at = datetime(2020, 1, 1, tzinfo=UTC)
    with office_scope(office.pk):
        Membership(office=office, account=account, role=Role.QUALITY_REPRESENTATIVE, since=SINCE).save()
        people = Employee.objects.bulk_create(
            Employee(
                office=office,
                number=str(place),
                family_name=f"Nowak-{place}",
                given_name="Jan",
                search_key="x",
                sort_key=f"{place:04d}",
                account=account if place == 0 else None,
            )
            for place in range(PEOPLE)
        )
        Employment.objects.bulk_create(
            Employment(office=office, employee=one, since=date(2010, 1, 1)) for one in people
        )
        set_up_types(actor, office=office)
        kind = DocumentType.objects.get(code="PS")
        documents = Document.objects.bulk_create(
            Document(
                office=office,
                type=kind,
                number=f"PS {place}",
                title=f"Procedura numer {place}",
                sort_key=f"{place:05d}",
                search_key=f"ps {place} procedura",
                keeper=people[place % PEOPLE],
                requires_reading=place < 30,
                review_on=TODAY + timedelta(days=place),
                created_at=at,
            )
            for place in range(DOCUMENTS)
        )
        revisions = Revision.objects.bulk_create(
            Revision(
                office=office,
                document=document,
                edition=edition,
                state="in_force" if edition == EDITIONS - 1 else "drafted" if edition == EDITIONS else "withdrawn",
                made_at=at,
                made_by=account,
                approved_at=None if edition == EDITIONS else at,
                approved_sha256="" if edition == EDITIONS else HASH,
                in_force_on=None if edition == EDITIONS else date(2020, 1, 1),
                withdrawn_on=date(2021, 1, 1) if edition < EDITIONS - 1 else None,
            )
            for document in documents
            for edition in range(1, EDITIONS + 1)
        )
        contents = Content.objects.bulk_create(
            Content(office=office, revision=one, kind="markdown", markdown=TEXT, text=TEXT, sha256=HASH, saved_at=at)
            for one in revisions
        )
        for revision, content in zip(revisions, contents, strict=True):
            revision.content = content
        Revision.objects.bulk_update(revisions, ["content"], batch_size=200)
        Addressee.objects.bulk_create(
            Addressee(office=office, document=one, kind="everybody") for one in documents[:30]
        )
    return office, account, documents[5].key


def measure(rounds: int) -> dict[str, dict[str, float]]:
    from django.test import Client

    _office, account, key = fill()
    client = Client()
    client.force_login(account)
    base = "/o/bench/dokumenty/"
    pages = {
        "frame alone": "/o/bench/struktura/",
        "list": base,
        "search": f"{base}?q=procedura+12",
        "document": f"{base}{key}/",
        "draft": f"{base}{key}/projekt/",
        "change sheet": f"{base}{key}/wydania/",
        "comparison": f"{base}{key}/porownanie/",
        "to read": f"{base}do-przeczytania/",
        "readers": f"{base}zapoznanie/",
        "archive": f"{base}archiwum/",
        "queue": f"{base}czekaja/",
    }
    found = {}
    for name, address in pages.items():
        client.get(address)
        times = []
        for _round in range(rounds):
            # Time of the processor: what else the machine does is not the page's.
            started = time.process_time()
            answer = client.get(address)
            times.append((time.process_time() - started) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}.")
        found[name] = {"median_ms": round(statistics.median(times), 1), "worst_ms": round(max(times), 1)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="probierz-documents-") as folder:
        os.environ["PROBIERZ_DATA"] = str(Path(folder))
        import django
        from django.conf import settings
        from django.core.management import call_command

        django.setup()
        settings.ALLOWED_HOSTS = ["*"]
        call_command("migrate", verbosity=0)
        pages = measure(given.repeat)
    print(json.dumps({"documents": DOCUMENTS, "editions": EDITIONS, "people": PEOPLE, "pages": pages}))


if __name__ == "__main__":
    main()
