"""An edition told as its difference from an earlier one."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.norms.model import Catalog, CatalogStatus, Change, Requirement
from probierz.lib.catalogs.reading import Entry, read_text


def read_delta(path: Path, known: Mapping[str, Catalog]) -> Catalog:
    """The edition it is based on, with its changes; raises CatalogBroken."""
    text = path.read_text("utf-8")
    return read_text(text, lambda entry: _applied(entry, known, hashlib.sha256(text.encode())), file=path.name)


def _applied(entry: Entry, known: Mapping[str, Catalog], digest: "hashlib._Hash") -> Catalog:
    code = entry.text("based_on")
    if code not in known:
        raise entry.broken(f"the catalog {code!r} it is based on is unknown")
    base = known[code]
    digest.update(base.digest.encode())
    changed = {one.text("number"): one for one in entry.entries("changes")}
    added = [(one.text("after"), _added(one)) for one in entry.entries("added")]
    requirements = [_changed(one, changed) for one in base.requirements]
    if stray := set(changed) - {one.number for one in requirements}:
        raise changed[min(stray)].broken(f"{min(stray)} is not in {code}")
    for after, requirement in added:
        places = [index for index, one in enumerate(requirements) if one.number == after]
        if not places:
            raise entry.broken(f"{requirement.number} comes after {after}, which is not there")
        requirements.insert(places[0] + 1, requirement)
    return replace(
        base,
        code=entry.text("code"),
        edition=entry.text("edition"),
        status=entry.member("status", CatalogStatus),
        name=entry.bilingual("name"),
        note=entry.bilingual("note"),
        requirements=tuple(requirements),
        digest=digest.hexdigest(),
    )


def _changed(one: Requirement, changed: Mapping[str, Entry]) -> Requirement:
    entry = changed.get(one.number)
    if entry is None:
        return one
    return replace(
        one,
        title=_or(entry, "title", one.title),
        question=_or(entry, "question", one.question) if one.question else None,
        change=_change(entry),
    )


def _added(entry: Entry) -> Requirement:
    return Requirement(
        number=entry.text("number"),
        under=entry.text("under"),
        title=entry.bilingual("title"),
        question=entry.bilingual("question"),
        may_not_apply=False,
        often_not_applied=False,
        expected=(),
        change=_change(entry),
    )


def _change(entry: Entry) -> Change:
    return Change(entry.bilingual("change"), entry.flag("is_sure"))


def _or(entry: Entry, key: str, otherwise: Bilingual | None) -> Bilingual:
    text = entry.bilingual(key) if entry.has(key) else otherwise
    if text is None:
        raise entry.broken(f"the key {key!r} is missing")
    return text
