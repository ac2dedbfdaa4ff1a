"""Catalogs come from checked files into the tables, and the installation decides which ones offices may take."""

from collections.abc import Iterable

from django.db.models import ProtectedError, QuerySet

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.catalogs import norms
from probierz.offices.scope import across_offices
from probierz.standards.actions.refusals import Refused
from probierz.standards.models import AssessmentRound, Catalog, CatalogUse, Crosslink, Requirement
from probierz.standards.rules import CatalogStatus, Refusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

_CAREFUL = "An installation asks whether any office works with a catalog."


@action(
    Permission.INSTALLATION_MANAGE,
    silent_because="Catalogs that are up to date are left alone; each one that is loaded leaves its event.",
)
def load_shipped(actor: Actor) -> list[Catalog]:
    """Bring the catalogs and maps of the product into the tables, those that are missing or changed."""
    digests = dict(Catalog.objects.values_list("code", "digest"))
    fresh = [
        _load(actor, catalog, is_shipped=True, position=position)
        for position, catalog in enumerate(norms.shipped_catalogs().values())
        if digests.get(catalog.code) != catalog.digest
    ]
    if fresh:
        _draw_maps()
    return fresh


@action(Permission.INSTALLATION_MANAGE)
def load_upload(actor: Actor, *, catalog: norms.Catalog) -> Catalog:
    """Take in a catalog that somebody wrote; one that the product ships is not replaced."""
    known = Catalog.objects.filter(code=catalog.code).first()
    if known is not None and known.is_shipped:
        raise Refused(Refusal.CATALOG_SHIPPED, field="file")
    if known is not None and known.scoring != catalog.scoring:
        raise Refused(Refusal.CATALOG_CHANGED_KIND, field="file")
    return _load(actor, catalog, is_shipped=False, position=known.position if known else 100)


@action(Permission.INSTALLATION_MANAGE)
def offer_catalog(actor: Actor, *, catalog: Catalog, is_offered: bool) -> None:
    """Let offices take the catalog into use, or no more; those who work with it keep it until they lay it down."""
    with across_offices(reason=_CAREFUL):
        if not is_offered and CatalogUse.objects.filter(catalog=catalog, until=None).exists():
            raise Refused(Refusal.CATALOG_IN_USE)
    Catalog.objects.filter(pk=catalog.pk).update(is_offered=is_offered)
    verb = Verb.CATALOG_OFFERED if is_offered else Verb.CATALOG_HIDDEN
    record(actor, verb, catalog, after={"catalog": catalog.code})


@action(Permission.INSTALLATION_MANAGE)
def remove_catalog(actor: Actor, *, catalog: Catalog) -> None:
    """Throw an uploaded catalog away that no office ever used."""
    if catalog.is_shipped:
        raise Refused(Refusal.CATALOG_SHIPPED)
    with across_offices(reason=_CAREFUL):
        rounds = AssessmentRound.objects.filter(catalog=catalog)
        if rounds.exists() or CatalogUse.objects.filter(catalog=catalog).exists():
            raise Refused(Refusal.CATALOG_USED)
        record(actor, Verb.CATALOG_HIDDEN, catalog, before={"catalog": catalog.code, "name": catalog.name_pl})
        _delete(catalog.requirements.all(), reason=Refusal.CATALOG_USED)
        catalog.delete()


def _load(actor: Actor, catalog: norms.Catalog, *, is_shipped: bool, position: int) -> Catalog:
    known = Catalog.objects.filter(code=catalog.code).first()
    row = known or Catalog(code=catalog.code, is_offered=catalog.status is not CatalogStatus.DRAFT)
    row.kind, row.edition, row.status, row.scoring = catalog.kind, catalog.edition, catalog.status, catalog.scoring
    row.name_pl, row.name_en = catalog.name.pl, catalog.name.en
    row.note_pl, row.note_en = catalog.note.pl, catalog.note.en
    row.answers = [
        {"code": one.code, "conformity": one.conformity.value, "pl": one.text.pl, "en": one.text.en}
        for one in catalog.choices
    ]
    row.is_shipped, row.position, row.digest = is_shipped, position, catalog.digest
    row.save()
    _load_requirements(row, catalog.requirements)
    after = {"catalog": row.code, "edition": row.edition, "requirements": len(catalog.requirements)}
    record(actor, Verb.CATALOG_LOADED, row, after=after)
    return row


def _load_requirements(catalog: Catalog, wanted: Iterable[norms.Requirement]) -> None:
    """Rows keep their identity by number, so that evidence and answers stay with their requirement."""
    known = {one.number: one for one in catalog.requirements.all()}
    rows: dict[str, Requirement] = {}
    for position, one in enumerate(wanted):
        row = known.pop(one.number, None) or Requirement(catalog=catalog, number=one.number)
        _fill(row, one, position=position, above=rows.get(one.under))
        row.save()
        rows[one.number] = row
    if known:
        gone = Requirement.objects.filter(pk__in=[row.pk for row in known.values()])
        _delete(gone, reason=Refusal.REQUIREMENT_USED)


def _fill(row: Requirement, one: norms.Requirement, *, position: int, above: Requirement | None) -> None:
    row.position, row.parent, row.depth = position, above, above.depth + 1 if above else 0
    row.is_leaf, row.aspect = one.question is not None, one.aspect or ""
    row.title_pl, row.title_en = one.title.pl, one.title.en
    row.question_pl, row.question_en = (one.question.pl, one.question.en) if one.question else ("", "")
    row.may_not_apply, row.often_not_applied = one.may_not_apply, one.often_not_applied
    row.expected = [
        {"kind": "record" if thing.is_record else "document", "pl": thing.text.pl, "en": thing.text.en}
        for thing in one.expected
    ]
    row.change_pl, row.change_en = (one.change.text.pl, one.change.text.en) if one.change else ("", "")
    row.change_is_sure = one.change.is_sure if one.change else True


def _delete(rows: QuerySet[Requirement], *, reason: Refusal) -> None:
    try:
        with across_offices(reason=_CAREFUL):
            rows.delete()
    except ProtectedError as used:
        raise Refused(reason, field="file") from used


def _draw_maps() -> None:
    """The maps of the product anew; nobody points to their lines."""
    numbers = {(one.catalog.code, one.number): one for one in Requirement.objects.select_related("catalog")}
    catalogs = {one.code: one for one in Catalog.objects.all()}
    for one in norms.shipped_maps():
        source, target = catalogs[one.source], catalogs[one.target]
        Crosslink.objects.filter(source_catalog=source, target_catalog=target).delete()
        Crosslink.objects.bulk_create(
            Crosslink(
                source_catalog=source,
                target_catalog=target,
                source=numbers.get((source.code, link.source)),
                target=numbers[target.code, link.target],
                relation=link.relation,
                note_pl=link.note.pl,
                note_en=link.note.en,
            )
            for link in one.links
        )
