"""Canaries: every free text that other offices own is marked, so that a leak of any of it can be seen."""

import io
import zipfile
from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Left
from django.http import HttpResponse
from pypdf import PdfReader

from probierz.access.actor import system_actor
from probierz.offices.models import Office
from probierz.offices.owned import OfficeOwned
from probierz.offices.scope import across_offices, office_scope
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

MARK = "kanarek"
OWNED = [model for model in apps.get_models() if issubclass(model, OfficeOwned)]
# Names of rows and of contents, which other rows and the store repeat; whoever knows one gets in nowhere by it.
_NAMES_OF_THINGS = {
    "key",
    "record_kind",
    "record_key",
    "sha256",
    "approved_sha256",
    "package_sha256",
    "step_key",
    "result_sha256",
    "public_code",
    "task_id",
    "actor_key",
    "result_url",
    "digest",
}
# What a GET may leave behind, each with its reason.
WRITTEN_BY_READING = {
    "django_session": "A session is prolonged, or keeps a message until it is shown.",
    "shared_cache": "Rate limits count visits.",
    "programme_newsreads": "Reads of news are counted, by day and without persons.",
}


def mark(*offices: Office) -> set[str]:
    """Mark every free text of these offices' rows; the labels of the models that have such rows."""
    marked = set()
    with across_offices(reason="canaries sit in many offices"):
        for model in OWNED:
            rows = model._base_manager.filter(office__in=offices)
            changes = {field.name: _marked(field) for field in _free_texts(model)}
            if rows.exists():
                marked.add(model._meta.label)
                if changes:
                    rows.update(**changes)
    for office in offices:
        _mark_history(office)
    return marked


def texts_of_offices() -> Iterator[str]:
    """What the offices wrote themselves, whatever their own language is."""
    with across_offices(reason="looks for words of offices"):
        for model in OWNED:
            names = [field.name for field in _texts(model)]
            for values in model._base_manager.values_list(*names) if names else ():
                yield from map(str, values)


def _mark_history(office: Office) -> None:
    """Events cannot be marked, so one more is written."""
    with office_scope(office.pk), transaction.atomic():
        record(
            system_actor(MARK),
            Verb.OFFICE_RENAMED,
            office,
            before={"name": MARK},
            after={"name": MARK},
            personal={"name": MARK},
            note=MARK,
            at_office=office,
        )


def _texts(model: type[models.Model]) -> list[models.Field]:
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, models.CharField | models.TextField | models.JSONField)]


def _free_texts(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in _texts(model)
        if not isinstance(field, models.JSONField)
        and not field.choices
        and not field.unique
        and field.name not in _NAMES_OF_THINGS
        and (field.max_length or 999) >= 20
    ]


def _marked(field: models.Field) -> models.expressions.Combinable:
    text = Concat(Value(f"{MARK} "), F(field.name), output_field=models.TextField())
    return Left(text, field.max_length) if field.max_length else text


def texts_of(answer: HttpResponse) -> Iterator[str]:
    """Everything a reader could read in an answer: headers, text, sheets inside an archive, pages of a PDF."""
    yield from (f"{name}: {value}" for name, value in answer.headers.items())
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    yield content.decode(errors="replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield archive.read(name).decode(errors="replace")
    if content.startswith(b"%PDF"):
        yield from (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def rows_of_all_tables() -> dict[str, int]:
    """A digest of every table that reading must leave alone."""
    with connection.cursor() as cursor:
        names = sorted(set(connection.introspection.table_names(cursor)) - set(WRITTEN_BY_READING))
        digests = {}
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            digests[name] = hash(tuple(sorted(map(repr, cursor.fetchall()))))
    return digests
