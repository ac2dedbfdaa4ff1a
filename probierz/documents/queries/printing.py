"""What is printed: an edition with its signatures, the list of documents, the change sheet, the list to sign."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.attachments import store
from probierz.design.languages import page_language
from probierz.documents.labels import DISPOSAL_METHODS, REVISION_STATES
from probierz.documents.models import Document, Review, Revision
from probierz.documents.queries.lists import live_of
from probierz.documents.queries.people import checkers_of
from probierz.documents.rules import DisposalMethod, RevisionState
from probierz.lib import figures
from probierz.lib.extraction import PDF
from probierz.lib.papers import Paper, Section, Table
from probierz.lib.stamping import stamped
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office
from probierz.people.models import Account, Employee


def uncontrolled_stamp() -> str:
    return _("uncontrolled print")


def copy_stamp(number: int, holder: str) -> str:
    return _("controlled copy no. %(number)s: %(holder)s") % {"number": number, "holder": holder}


def withdrawn_stamp() -> str:
    return pgettext("stamp on a document", "withdrawn")


def edition_paper(revision: Revision, *, stamp: str, on: date) -> Paper:
    """An edition written here, with who made, checked and approved it."""
    document, content = revision.document, revision.content
    return Paper(
        title=document.title,
        subtitle=f"{document.number} · {edition_words(revision)}",
        letterhead=letterhead_for_print(document.office),
        made_on=on,
        language=page_language(),
        facts=_facts(revision),
        sections=[Section(heading=_("Text"), text_markdown=content.markdown if content else "")],
        footer=f"{document.number} · {edition_words(revision)}",
        stamp=stamp,
    )


def cover_paper(revision: Revision, *, stamp: str, on: date) -> Paper:
    """The sheet that goes before a Word file, which cannot be stamped itself."""
    name = revision.content.file.name if revision.content and revision.content.file else ""
    text = _("This sheet belongs to the file named below. Print the file and put this sheet in front of it.")
    paper = edition_paper(revision, stamp=stamp, on=on)
    facts = [*paper.facts, (_("File"), name), ("SHA-256", revision.content.sha256 if revision.content else "")]
    return Paper(
        title=paper.title,
        subtitle=paper.subtitle,
        letterhead=paper.letterhead,
        made_on=on,
        language=paper.language,
        facts=facts,
        sections=[Section(heading=_("What to do with it"), text_markdown=text)],
        footer=paper.footer,
        stamp=stamp,
    )


def is_pdf(revision: Revision) -> bool:
    file = revision.content.file if revision.content else None
    return file is not None and file.media_type == PDF


def stamped_pdf(revision: Revision, *, stamp: str, on: date) -> bytes:
    """A PDF of the office with the stamp over each page."""
    file = revision.content.file if revision.content else None
    data = store.content_of(file.sha256) if file else b""
    across = withdrawn_stamp().upper() if revision.state == RevisionState.WITHDRAWN else ""
    words = f"{revision.document.number} · {edition_words(revision)} · {stamp}"
    return stamped(data, words, language=page_language(), made_on=on, across=across)


def edition_words(revision: Revision) -> str:
    return _("edition %(edition)s") % {"edition": revision.edition}


def master_list(office: Office, rows: Sequence[Document], *, on: date) -> Paper:
    """The list of documents in force."""
    head = [_("Number"), _("Title"), _("Edition"), _("In force since"), _("Owner")]
    cells = []
    for row in rows:
        current, _open = live_of(row)
        if current is not None:
            cells.append(
                [row.number, row.title, str(current.edition), _day(current.in_force_on), str(row.keeper or "")]
            )
    table = Table(head=head, rows=cells, widths=(2, 6, 1.4, 3, 3.4))
    return _list_paper(office, _("List of documents in force"), table, on=on, empty=_("No document is in force."))


def change_sheet(document: Document, editions: Sequence[Revision], *, on: date) -> Paper:
    """What changed, edition by edition."""
    head = [_("Edition"), _("What changed"), _("Approved"), _("In force"), _("Withdrawn")]
    cells = [
        [
            str(row.edition),
            row.summary or "-",
            _signed(row.approved_by, row.approved_at),
            _day(row.in_force_on),
            _day(row.withdrawn_on),
        ]
        for row in reversed(editions)
    ]
    table = Table(head=head, rows=cells, widths=(1.3, 5, 3, 2.4, 2.4))
    paper = _list_paper(document.office, _("Change sheet"), table, on=on, empty="")
    return Paper(
        title=paper.title,
        subtitle=str(document),
        letterhead=paper.letterhead,
        made_on=on,
        language=paper.language,
        sections=paper.sections,
    )


def disposal_paper(revision: Revision, *, on: date) -> Paper:
    """What became of a withdrawn edition: the record that stays when the text is gone."""
    document, done = revision.document, revision.disposal
    facts = [
        (_("Document"), str(document)),
        (_("Edition"), str(revision.edition)),
        (_("In force since"), _day(revision.in_force_on)),
        (_("Withdrawn"), _day(revision.withdrawn_on)),
        (_("JRWA class and category"), f"{document.jrwa_class} {document.retention}".strip()),
        (_("What was done"), str(DISPOSAL_METHODS[DisposalMethod(done.method)])),
        (_("Number of the protocol"), done.protocol),
        (_("Recorded"), _signed(done.done_by, done.done_on)),
        ("SHA-256", revision.approved_sha256),
    ]
    return Paper(
        title=_("Record of disposal"),
        subtitle=f"{document} · {edition_words(revision)}",
        letterhead=letterhead_for_print(document.office),
        made_on=on,
        language=page_language(),
        facts=[(label, value) for label, value in facts if value],
    )


def sign_list(revision: Revision, people: Sequence[Employee], *, on: date) -> Paper:
    """A list to sign for those who cannot log in."""
    document = revision.document
    head = [_("No."), _("Name"), _("Date"), _("Signature")]
    rows = [[str(place), one.family_first, "", ""] for place, one in enumerate(people, 1)]
    declaration = _("I have read this document and understand what it asks of me.")
    return Paper(
        title=_("List of readers"),
        subtitle=f"{document} · {edition_words(revision)}",
        letterhead=letterhead_for_print(document.office),
        made_on=on,
        language=page_language(),
        sections=[
            Section(text_markdown=declaration, table=Table(head=head, rows=rows, widths=(1, 5, 3, 5))),
        ],
        footer=f"{document.number} · {edition_words(revision)}",
    )


def _list_paper(office: Office, title: str, table: Table, *, on: date, empty: str) -> Paper:
    return Paper(
        title=title,
        subtitle=figures.day(on, language=page_language()),
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        sections=[Section(table=table, empty=empty)],
    )


def _facts(revision: Revision) -> list[tuple[str, str]]:
    document = revision.document
    signed = _signed(revision.approved_by, revision.approved_at)
    if revision.approved_for is not None:
        signed = _standing_in(signed, revision.approved_for)
    facts = [
        (_("State"), str(REVISION_STATES[RevisionState(revision.state)])),
        (_("In force since"), _day(revision.in_force_on or revision.valid_from)),
        (_("Order that puts it in force"), revision.order),
        (_("Owner"), str(document.keeper or "")),
        (_("Prepared"), _signed(revision.made_by, revision.made_at)),
        (_("Checked"), "; ".join(_checked(row) for row in checkers_of(revision))),
        (_("Approved"), signed),
    ]
    return [(label, value) for label, value in facts if value]


def _checked(row: Review) -> str:
    signed = _signed(row.given_by, row.given_at)
    return signed if row.given_by_id == row.reviewer_id else _standing_in(signed, row.reviewer)


def _standing_in(signed: str, absent: Account) -> str:
    return _("%(signed)s, standing in for %(absent)s") % {"signed": signed, "absent": absent.name}


def _signed(account: Account | None, at: date | None) -> str:
    name = account.name if account else ""
    return ", ".join(part for part in (name, _day(at)) if part)


def _day(on: date | None) -> str:
    return figures.day(on, language=page_language()) if on else ""
