"""What a revision says, typed or in a file, and how it is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from probierz.access.actor import Actor
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.documents.models import Content, Revision
from probierz.documents.rules import BodyKind, Refusal
from probierz.lib.extraction import Extracted, extract
from probierz.lib.markdown import to_text
from probierz.lib.refusals import Refused


@dataclass(frozen=True)
class Body:
    """A text in Markdown, or a file as it came with the text found in it."""

    markdown: str = ""
    name: str = ""
    data: bytes = b""
    extracted: Extracted | None = None

    @property
    def sha256(self) -> str:
        return sha256(self.data if self.extracted else self.markdown.encode()).hexdigest()


def written(markdown: str) -> Body:
    """What was typed, with one kind of line ends: the same words give the same hash in every browser."""
    return Body(markdown=markdown.replace("\r\n", "\n").replace("\r", "\n").strip())


def uploaded(name: str, data: bytes) -> Body:
    """A file; raises FileRefused."""
    return Body(name=name, data=data, extracted=extract(data))


def put(revision: Revision, body: Body, *, actor: Actor, at: datetime) -> Content:
    """Save the body as the present content of the revision."""
    if not body.markdown and body.extracted is None:
        raise Refused(Refusal.NO_TEXT, field="markdown")
    content = Content(
        office=revision.office,
        revision=revision,
        kind=BodyKind.FILE if body.extracted else BodyKind.MARKDOWN,
        markdown=body.markdown,
        file=_kept(revision, body, body.extracted.media_type) if body.extracted else None,
        text=body.extracted.text if body.extracted else "\n".join(to_text(body.markdown)),
        sha256=body.sha256,
        saved_by=actor.account,
        saved_at=at,
    )
    content.save()
    revision.content = content
    revision.save(update_fields=["content"])
    return content


def put_again(revision: Revision, earlier: Content, *, actor: Actor, at: datetime) -> Content:
    """Begin with what an earlier revision says."""
    content = Content(
        office=revision.office,
        revision=revision,
        kind=earlier.kind,
        markdown=earlier.markdown,
        file=earlier.file,
        text=earlier.text,
        sha256=earlier.sha256,
        saved_by=actor.account,
        saved_at=at,
    )
    content.save()
    revision.content = content
    revision.save(update_fields=["content"])
    return content


def is_whole(content: Content) -> bool:
    """Whether what is kept still gives the hash that people saw."""
    if content.is_markdown:
        return sha256(content.markdown.encode()).hexdigest() == content.sha256
    if content.file is None or content.file.sha256 != content.sha256:
        return False
    try:
        return bool(store.content_of(content.file.sha256))
    except store.ContentDamaged:
        return False


def _kept(revision: Revision, body: Body, media_type: str) -> OfficeFile:
    file = OfficeFile(
        office=revision.office,
        name=body.name[-200:],
        media_type=media_type,
        size=len(body.data),
        sha256=store.keep(body.data),
    )
    file.save()
    return file
