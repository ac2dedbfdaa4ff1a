"""Takes contents that no file names any more off the disk, also while others keep the same content."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from django.db import transaction

from probierz.attachments import store
from probierz.attachments.models import OfficeFile, ProgrammeFile
from probierz.offices.scope import across_offices


def remove_unnamed(hashes: Iterable[str]) -> None:
    """After the commit, remove each content (SHA-256 in hex) that no row names any more."""
    for sha256 in hashes:
        transaction.on_commit(partial(_remove, sha256))


def _remove(sha256: str) -> None:
    """Look for rows again with the content set aside: whoever commits one later finds it gone and writes it anew."""
    path = store.path_of(sha256)
    aside = path.with_name(f".removed-{sha256}")
    if _is_named(sha256):
        return
    with suppress(FileNotFoundError):
        path.rename(aside)
        if _is_named(sha256):
            aside.rename(path)
        aside.unlink(missing_ok=True)


def _is_named(sha256: str) -> bool:
    with across_offices(reason="One content may stand behind files of several offices."):
        return any(model.objects.filter(sha256=sha256).exists() for model in (OfficeFile, ProgrammeFile))
