"""Documents in the demonstration: one office lives with them in every state, the others have begun."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from probierz.access.actor import Actor, actor_of
from probierz.demo.accounts import OFFICE
from probierz.demo.people import SEED
from probierz.documents.actions import approving, checking, copies, drafting, reading
from probierz.documents.actions.bodies import uploaded, written
from probierz.documents.actions.documents import DocumentDetails, add_document, change_document
from probierz.documents.actions.pack import adopt
from probierz.documents.models import Document, DocumentType, Review, Revision
from probierz.documents.rules import AddresseeKind, DisposalMethod, Verdicts
from probierz.lib.catalogs.documents import StarterText, entries
from probierz.lib.papers import Letterhead, Paper, Section, to_docx, to_pdf
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.people.rules import Role

BEGUN_DAYS_AGO = 280
FIRST_ONES = ("polityka", "nadzor-dokumenty", "audity")
IN_FORCE = (
    "polityka",
    "ksiega",
    "nadzor-dokumenty",
    "nadzor-zapisy",
    "audity",
    "wyniki-niezgodne",
    "dzialania-zapobiegawcze",
    "karta-procesu",
    "f-karta-niezgodnosci",
    "f-program-auditow",
    "wz-zapisy",
)
IMPROVED = "nadzor-zapisy"  # the pack has better words for it than the office took
CHANGES = {
    "polityka": ("w terminie i bez zbędnego trudu", "w terminie i prostym językiem", "Dopisano prosty język."),
    "nadzor-dokumenty": ("w ciągu 14 dni", "w ciągu 7 dni", "Krótszy czas na zapoznanie się z dokumentem."),
    "audity": ("do końca stycznia", "do końca lutego", "Program auditów powstaje do końca lutego."),
}


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    """The running programme's offices, each with its own documents."""
    for code, office in offices.items():
        with office_scope(office.pk):
            if code == OFFICE:
                _Rich(office, today).live()
            else:
                _begin(actor, office, today)


def _begin(actor: Actor, office: Office, today: date) -> None:
    """A policy in force and two procedures still drafts."""
    chosen = [entry for entry in entries() if entry.code in FIRST_ONES]
    since = today - timedelta(days=60)
    made = adopt(actor, office=office, entries=chosen, keeper=None, at=_at(since))
    _put_in_force(actor, actor, made[0], on=since)


class _Rich:
    """The office in which one can look around."""

    def __init__(self, office: Office, today: date) -> None:
        self.office, self.today = office, today
        self.start = today - timedelta(days=BEGUN_DAYS_AGO)
        self.chance = random.Random(f"{SEED}:documents")  # noqa: S311 - a demonstration must repeat itself
        self.lucja = self._actor("pelnomocnik@demo.example")
        self.head = self._actor("starosta@demo.example")
        self.danuta = self._actor("kierownik@demo.example")
        self.zaneta = self._actor("auditor@demo.example")

    def live(self) -> None:
        self.documents = self._adopt()
        for place, code in enumerate(IN_FORCE):
            _put_in_force(self.lucja, self.head, self.documents[code], on=self.start + timedelta(days=6 * place))
        self._distribute()
        self._issue_copies()
        self._change()
        self._read()
        self._leave_on_the_way()
        self._bring_files()
        self._end_some()
        self._review()

    def _actor(self, email: str) -> Actor:
        return actor_of(Account.objects.get(email=email), on=self.today)

    def _adopt(self) -> dict[str, Document]:
        owner = Employee.objects.filter(account=self.lucja.account).first()
        chosen = [_older(entry) if entry.code == IMPROVED else entry for entry in entries()]
        made = adopt(self.lucja, office=self.office, entries=chosen, keeper=owner, at=_at(self.start))
        return {entry.code: document for entry, document in zip(chosen, made, strict=True)}

    def _distribute(self) -> None:
        everybody = reading.Target(kind=AddresseeKind.EVERYBODY)
        leaders = [
            reading.Target(kind=AddresseeKind.ROLE, role=role)
            for role in (Role.UNIT_HEAD, Role.INTERNAL_AUDITOR, Role.PROCESS_OWNER)
        ]
        for code, targets in {
            "polityka": [everybody],
            "nadzor-dokumenty": [everybody],
            "audity": leaders,
            "wyniki-niezgodne": leaders,
            "ksiega": leaders[:1],
        }.items():
            for target in targets:
                reading.address(self.lucja, document=self.documents[code], target=target)

    def _issue_copies(self) -> None:
        for holder in ("Sekretarz", "Biuro obsługi klienta, pokój 1", "Archiwum zakładowe"):
            copies.issue_copy(self.lucja, document=self.documents["nadzor-dokumenty"], holder=holder, on=self.start)

    def _change(self) -> None:
        """Three documents got a second edition; their first ones went to the archive."""
        for days, (code, (old, new, summary)) in zip((120, 90, 20), CHANGES.items(), strict=True):
            day = self.today - timedelta(days=days)
            revision = drafting.begin_revision(self.lucja, document=self.documents[code], at=_at(day))
            _write(self.lucja, revision, _text(revision).replace(old, new), summary, day)
            _approve_now(self.lucja, self.head, revision, on=day)

    def _read(self) -> None:
        people = list(Employee.objects.filter(is_external=False, account=None, employments__until=None))
        for code, share in (("polityka", 0.9), ("nadzor-dokumenty", 0.6)):
            revision = _current(self.documents[code])
            since = revision.in_force_on or self.today
            chosen = [one for one in people if self.chance.random() < share]
            day = min(since + timedelta(days=5), self.today)
            reading.record_paper(self.lucja, revision=revision, employees=chosen, on=day, at=_at(day), today=self.today)
            for reader in (self.lucja, self.head):
                reading.confirm_reading(reader, revision=revision, at=_at(day), today=day)
        reading.confirm_reading(
            self.zaneta, revision=_current(self.documents["audity"]), at=_at(self.today), today=self.today
        )

    def _leave_on_the_way(self) -> None:
        """Checked, being checked, wanted otherwise, approved for a later day; the rest stays a draft."""
        day = self.today - timedelta(days=4)
        _send(self.lucja, self.documents["dzialania-korygujace"], [], on=day)
        asked = _send(self.lucja, self.documents["f-plan-auditu"], [self.danuta, self.zaneta], on=day)
        _say(self.zaneta, asked, Verdicts.APPROVES, "", day, self.today)
        text = "Warto dopisać, kto dostaje raport."
        checking.comment(self.danuta, revision=asked, text=text, at=_at(day), today=self.today)
        wanted = _send(self.lucja, self.documents["f-szkolenia"], [self.danuta], on=day)
        _say(self.danuta, wanted, Verdicts.CHANGES, "Brakuje kolumny z liczbą godzin.", day, self.today)
        later = _send(self.lucja, self.documents["f-przeglad"], [], on=day, valid_from=self.today + timedelta(days=12))
        _approve(self.head, later, on=day)
        again = drafting.begin_revision(self.lucja, document=self.documents["ksiega"], at=_at(day))
        text = _text(again).replace("regulamin organizacyjny", "regulamin organizacyjny urzędu")
        _write(self.lucja, again, text, "Doprecyzowano role.", day)

    def _bring_files(self) -> None:
        """Files as offices have them: a Word instruction and a PDF."""
        kind = DocumentType.objects.get(code="IN")
        for title, name, made in (
            ("Obsługa klienta w biurze podawczym", "Instrukcja obsługi klienta.docx", to_docx),
            ("Ochrona budynku po godzinach pracy", "Ochrona budynku.pdf", to_pdf),
        ):
            details = DocumentDetails(title=title, requires_reading=False, retention="B5", jrwa_class="0142")
            body = uploaded(name, made(_instruction(title, self.office, self.start)))
            document = add_document(
                self.danuta, office=self.office, kind=kind, details=details, body=body, at=_at(self.start)
            )
            _put_in_force(self.danuta, self.head, document, on=self.start + timedelta(days=30))

    def _end_some(self) -> None:
        because = "Działania zapobiegawcze prowadzimy w rejestrze ryzyk i szans."
        day = self.today - timedelta(days=40)
        approving.withdraw(self.lucja, document=self.documents["dzialania-zapobiegawcze"], because=because, today=day)
        old = Revision.objects.get(document=self.documents["polityka"], edition=1)
        copies.dispose(
            self.lucja,
            revision=old,
            method=DisposalMethod.ARCHIVE,
            protocol="Spis zdawczo-odbiorczy 3/2026",
            on=self.today - timedelta(days=10),
            today=self.today,
        )
        returned = self.documents["nadzor-dokumenty"].copies.order_by("number").first()
        if returned is not None:
            copies.take_back(self.lucja, copy=returned, on=self.today - timedelta(days=85))

    def _review(self) -> None:
        """One review was done without change, one is overdue."""
        done = self.documents["karta-procesu"]
        done.refresh_from_db()
        note = "Wzór sprawdza się w praktyce."
        copies.confirm(self.lucja, document=done, note=note, today=self.today - timedelta(days=15))
        late = self.documents["wz-zapisy"]
        late.refresh_from_db()
        details = DocumentDetails(title=late.title, keeper=late.keeper, review_months=6, retention=late.retention)
        change_document(self.lucja, document=late, details=details)
        again = drafting.begin_revision(self.lucja, document=late, at=_at(self.start + timedelta(days=70)))
        _write(self.lucja, again, _text(again) + "\n", "Uzupełniono wykaz.", self.start)
        _approve_now(self.lucja, self.head, again, on=self.start + timedelta(days=75))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), tzinfo=UTC)


def _older(entry: StarterText) -> StarterText:
    """The text as it was before its last improvement."""
    text = entry.text.replace(
        "5. Kopie bezpieczeństwa zapisów elektronicznych wykonuje się zgodnie z polityką bezpieczeństwa informacji.\n",
        "5. Kopie bezpieczeństwa wykonuje informatyk.\n",
    )
    return replace(entry, version=0, text=text)


def _opened(document: Document) -> Revision:
    rows: Sequence[Revision] = Revision.objects.open().filter(document=document).select_related("content")
    return rows[0]


def _current(document: Document) -> Revision:
    rows: Sequence[Revision] = Revision.objects.in_force().filter(document=document).select_related("document")
    return rows[0]


def _text(revision: Revision) -> str:
    revision.refresh_from_db()
    return revision.content.markdown if revision.content else ""


def _write(actor: Actor, revision: Revision, text: str, summary: str, day: date) -> None:
    revision.refresh_from_db()
    drafting.write(
        actor,
        revision=revision,
        body=written(text),
        summary=summary,
        reads_anew=True,
        order="",
        seen_sha256=revision.content.sha256 if revision.content else "",
        at=_at(day),
    )


def _send(
    actor: Actor, document: Document, reviewers: Sequence[Actor], *, on: date, valid_from: date | None = None
) -> Revision:
    accounts = [one.account for one in reviewers if one.account is not None]
    due_on = on + timedelta(days=7)
    return checking.send(
        actor, revision=_opened(document), reviewers=accounts, at=_at(on), due_on=due_on, valid_from=valid_from
    )


def _say(actor: Actor, revision: Revision, verdict: Verdicts, note: str, day: date, today: date) -> None:
    review = Review.objects.select_related("round__revision__content").get(
        round__revision=revision, reviewer=actor.account
    )
    content = review.round.revision.content
    seen = content.sha256 if content else ""
    checking.review(actor, review=review, verdict=verdict, note=note, seen_sha256=seen, at=_at(day), today=today)


def _approve(head: Actor, revision: Revision, *, on: date) -> None:
    revision.refresh_from_db()
    seen = revision.content.sha256 if revision.content else ""
    approving.approve(head, revision=revision, seen_sha256=seen, at=_at(on), today=on)


def _approve_now(author: Actor, head: Actor, revision: Revision, *, on: date) -> None:
    checking.send(author, revision=revision, reviewers=[], at=_at(on))
    _approve(head, revision, on=on)


def _put_in_force(author: Actor, head: Actor, document: Document, *, on: date) -> None:
    _approve_now(author, head, _opened(document), on=on)


def _instruction(title: str, office: Office, day: date) -> Paper:
    text = (
        "1. Zapytaj klienta, w jakiej sprawie przychodzi.\n"
        "2. Wskaż właściwe stanowisko i kartę usługi.\n"
        "3. Przyjmij pismo, wpisz je do rejestru i potwierdź wpływ.\n"
        "4. Gdy sprawa nie należy do urzędu, powiedz, gdzie można ją załatwić.\n"
    )
    sections = [Section(heading="Sposób postępowania", text_markdown=text)]
    return Paper(title=title, letterhead=Letterhead(name=office.name), made_on=day, sections=sections)
