"""News of a programme, and how often each was read: counts of a day, nothing about readers."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OwnedQuerySet, ProgrammeManager, ProgrammeOwned
from probierz.programme.rules import NewsCategory, NewsState


class NewsItemQuerySet(OwnedQuerySet["NewsItem"]):
    """News of the programmes in scope."""


class NewsItem(ProgrammeOwned):
    """An item of news. The text is Markdown, made safe when shown."""

    privacy = Privacy(personal=("author",), retention=Retention(None))
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    category = models.CharField(max_length=20, choices=choices_of(NewsCategory))
    title_pl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    body_pl = models.TextField()
    body_en = models.TextField()
    author = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=choices_of(NewsState), default=NewsState.DRAFT)
    published_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    objects = ProgrammeManager.from_queryset(NewsItemQuerySet)()

    class Meta:
        constraints = [
            is_known("category", NewsCategory, name="news_category_is_known"),
            is_known("state", NewsState, name="news_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=NewsState.DRAFT) | Q(published_on__isnull=False),
                name="news_published_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["programme", "state", "-published_on"], name="news_in_order")]

    def __str__(self) -> str:
        return self.title_pl


class NewsReadsQuerySet(OwnedQuerySet["NewsReads"]):
    """Reading counts of the programmes in scope."""


class NewsReads(ProgrammeOwned):
    """How often an item was opened on a day."""

    privacy = without_personal_data("Counts of a day; nothing about readers.")
    news = models.ForeignKey(NewsItem, on_delete=models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField()

    objects = ProgrammeManager.from_queryset(NewsReadsQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "day"], name="news_reads_once_a_day")]

    def __str__(self) -> str:
        return f"{self.count} on {self.day}"
