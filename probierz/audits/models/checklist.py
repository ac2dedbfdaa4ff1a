"""The checklist: questions with answers and verdicts, every entry as it was written, evidence beside each question."""

from django.db import models
from django.db.models import Q

from probierz.attachments.media_types import is_shown
from probierz.audits.models.auditors import AuditMember
from probierz.audits.models.audits import THE_SYSTEM, Audit
from probierz.audits.rules import Origin, Part, QuestionVerdict
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class QuestionQuerySet(OwnedQuerySet["Question"]):
    """Questions of the offices in scope."""


class Question(OfficeOwned):
    """One line of the checklist. `seen` names the entry from which its present words came.

    `text` is kept as it was asked, in Polish and for questions of catalogs and cards in English too: the
    requirement may be worded anew later.
    """

    privacy = without_personal_data(THE_SYSTEM)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=10, choices=choices_of(Origin))
    text = models.TextField()
    text_en = models.TextField(blank=True)
    requirement = models.ForeignKey(
        "standards.Requirement", on_delete=models.PROTECT, null=True, blank=True, related_name="audit_questions"
    )
    process = models.ForeignKey("processes.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    earlier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    assigned_to = models.ForeignKey(
        AuditMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answer_seen = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=16, blank=True, choices=choices_of(QuestionVerdict))
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    judged_by = models.ForeignKey(AuditMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    seen = models.CharField(max_length=40, blank=True)
    raised_key = models.CharField(max_length=40, blank=True)

    objects = OfficeManager.from_queryset(QuestionQuerySet)()

    class Meta:
        constraints = [
            is_known("origin", Origin, name="audit_question_origin_is_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *(one.value for one in QuestionVerdict)]),
                name="audit_question_verdict_is_known",
            ),
            models.UniqueConstraint(
                fields=["audit", "earlier"], condition=Q(earlier__isnull=False), name="audit_earlier_finding_once"
            ),
        ]
        indexes = [models.Index(fields=["audit", "position"], name="audit_question_in_order")]

    def __str__(self) -> str:
        return self.text[:80]


class EntryQuerySet(OwnedQuerySet["Entry"]):
    """Entries of the offices in scope."""


class Entry(OfficeOwned):
    """Words as a device sent them, under the name it gave them; sent twice they are kept once.

    `is_aside` marks words that met newer ones of somebody else: they are kept, and shown to both.
    """

    privacy = Privacy(about=("account",), is_deleted=True, retention=Retention(10, Since.DEPARTURE))

    name = models.CharField(max_length=40)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="entries")
    part = models.CharField(max_length=10, choices=choices_of(Part))
    values = models.JSONField()
    account = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_aside = models.BooleanField(default=False)
    received_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeManager.from_queryset(EntryQuerySet)()

    class Meta:
        constraints = [
            is_known("part", Part, name="audit_entry_part_is_known"),
            models.UniqueConstraint(fields=["office", "name"], name="audit_entry_once"),
        ]

    def __str__(self) -> str:
        return self.name


class AuditFileQuerySet(OwnedQuerySet["AuditFile"]):
    """Evidence gathered in audits of the offices in scope."""


class AuditFile(OfficeOwned):
    """A photo or a file beside a question, under the name its device gave it: sent twice it is kept once."""

    privacy = Privacy(personal=("note",), about=("added_by",), retention=Retention(10, Since.DEPARTURE))

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=40)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("attachments.OfficeFile", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    added_on = models.DateField()
    added_by = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfficeManager.from_queryset(AuditFileQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "name"], name="audit_file_once")]

    def __str__(self) -> str:
        return self.note or self.key

    @property
    def is_picture(self) -> bool:
        return is_shown(self.file.media_type)
