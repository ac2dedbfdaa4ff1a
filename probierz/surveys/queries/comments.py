"""What people wrote: only when at least ten did, only when the wave is over, in an order that tells nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.surveys.models import Comment, CommentTag, CommentTagging, Wave, WaveStudy
from probierz.surveys.rules import THRESHOLD, WaveState
from probierz.surveys.rules.comments import CommentState, may_read


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see of the comments."""

    words: str = ""
    state: str = ""
    tag: str = ""
    is_mine: bool = False


EVERYTHING = Choice()


@dataclass(frozen=True)
class Reader:
    """Who reads. Words as they were written are for those who triage them, and for whom a comment was given to."""

    sees_originals: bool
    employee: Employee | None = None

    def sees_original(self, comment: Comment) -> bool:
        is_mine = self.employee is not None and comment.assignee_id == self.employee.pk
        return self.sees_originals or is_mine

    def words_of(self, comment: Comment) -> str:
        return comment.text if self.sees_original(comment) else comment.public_text


@dataclass(frozen=True)
class Comments:
    """The comments of a wave; `rows` is None while they may not be shown."""

    rows: QuerySet[Comment] | None
    is_wave_over: bool
    is_read: bool  # the sheets of the closed wave, a minute or two after it closed


@dataclass(frozen=True)
class PublicComment:
    """All that leaves the office of a comment: covered words, and the reply when there is one."""

    words: str
    reply: str


def comments_of(office: Office, wave: Wave, *, reader: Reader, choice: Choice = EVERYTHING) -> Comments:
    """Sorted by the random key of the comment: the same at every look, and without a trace of time."""
    is_over = wave.state == WaveState.CLOSED
    is_read = is_over and WaveStudy.objects.filter(office=office, wave=wave, done_at__isnull=False).exists()
    rows = Comment.objects.filter(office=office, wave=wave)
    if not may_read(WaveState(wave.state), comments=rows.count(), threshold=THRESHOLD):
        return Comments(None, is_over, is_read)
    return Comments(_chosen(_readable(rows, reader), reader, choice).order_by("pk"), is_over, is_read)


def comment_of(office: Office, wave_ids: Iterable[int], key: str, *, reader: Reader) -> Comment | None:
    """The comment of this key, when there are enough of them and the reader may see it."""
    row = _readable(Comment.objects.filter(office=office, wave__in=wave_ids), reader).filter(key=key).first()
    if row is None or Comment.objects.filter(office=office, wave=row.wave_id).count() < THRESHOLD:
        return None
    return row


def published_comments(office: Office, wave_id: int) -> list[PublicComment]:
    """What everybody may read beside published results, in an order that tells nothing. Opens its own scope."""
    with office_scope(office.pk):
        rows = Comment.objects.published().filter(office=office, wave=wave_id).order_by("pk")
        return [PublicComment(*one) for one in rows.values_list("public_text", "reply")]


def tags_of(office: Office) -> list[CommentTag]:
    return sorted(CommentTag.objects.filter(office=office), key=lambda tag: tag.name.casefold())


def _readable(rows: QuerySet[Comment], reader: Reader) -> QuerySet[Comment]:
    """Others read what somebody has looked through."""
    links = CommentTagging.objects.select_related("tag").order_by("tag__name")
    rows = rows.select_related("assignee").prefetch_related(Prefetch("taggings", queryset=links))
    if reader.sees_originals:
        return rows
    mine = Q(assignee=reader.employee) if reader.employee else Q(pk__in=[])
    return rows.filter(~Q(public_text="") | mine)


def _chosen(rows: QuerySet[Comment], reader: Reader, choice: Choice) -> QuerySet[Comment]:
    if choice.state in set(CommentState):
        rows = rows.filter(state=choice.state)
    if choice.tag:
        rows = rows.filter(taggings__tag__key=choice.tag)
    if choice.is_mine:
        rows = rows.filter(assignee=reader.employee) if reader.employee else rows.none()
    if choice.words:
        found = Q(public_text__icontains=choice.words) | Q(reply__icontains=choice.words)
        rows = rows.filter(found | Q(text__icontains=choice.words) if reader.sees_originals else found)
    return rows
