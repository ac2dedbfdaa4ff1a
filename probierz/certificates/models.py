"""The register of numbers and the certificates themselves."""

from django.db import models
from django.db.models import F, Q

from probierz.certificates.labels import STATES
from probierz.certificates.rules import CertificateKind, CertificateState
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OwnedQuerySet, ProgrammeManager, ProgrammeOwned

ENDED = Q(state__in=[CertificateState.REVOKED, CertificateState.REPLACED])


class Register(models.Model):
    """The numbers an association gave in one year; `last` is the last one taken, and none was left out."""

    privacy = without_personal_data("Letters, a year and a counter.")

    association = models.ForeignKey("offices.Association", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "year"], name="certificate_register_once_a_year")]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}"


class CertificateQuerySet(OwnedQuerySet["Certificate"]):
    """Certificates of the programmes in scope."""

    def waiting_for_paper(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.PREPARED)

    def valid(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.VALID)

    def issued(self) -> "CertificateQuerySet":
        """Those that have their paper, whatever became of them."""
        return self.exclude(state=CertificateState.PREPARED)


class Certificate(ProgrammeOwned):
    """A numbered certificate, with everything printed on it frozen in `data` and the file by its SHA-256.

    `recipient` is the office's name of then. `token` is the secret of the address printed as a QR code.
    """

    privacy = without_personal_data(
        "Issued to an office. Names of those who signed stay as printed: an issuer's register is permanent."
    )

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    token = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="certificates")
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    kind = models.CharField(
        max_length=20,
        choices=choices_of(CertificateKind),
        default=CertificateKind.PARTICIPATION,
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="certificates")
    recipient = models.CharField(max_length=200)
    search_key = models.CharField(max_length=300)
    data = models.JSONField()
    language = models.CharField(max_length=5)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=choices_of(CertificateState),
        default=CertificateState.PREPARED,
    )
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")
    file_sha256 = models.CharField(max_length=64, blank=True)

    objects = ProgrammeManager.from_queryset(CertificateQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "serial"], name="certificate_number_once"),
            models.UniqueConstraint(
                fields=["programme", "office", "kind"],
                condition=Q(state=CertificateState.VALID),
                name="certificate_one_valid_per_office",
            ),
            models.UniqueConstraint(
                fields=["programme", "office", "kind"],
                condition=Q(state=CertificateState.PREPARED),
                name="certificate_one_prepared_per_office",
            ),
            is_known("state", CertificateState, name="certificate_state_is_known"),
            is_known("kind", CertificateKind, name="certificate_kind_is_known"),
            models.CheckConstraint(
                condition=Q(state=CertificateState.PREPARED, file_sha256="")
                | (~Q(state=CertificateState.PREPARED) & ~Q(file_sha256="")),
                name="certificate_issued_has_its_file",
            ),
            models.CheckConstraint(
                condition=(ENDED & Q(ended_on__isnull=False) & ~Q(end_reason=""))
                | (~ENDED & Q(ended_on__isnull=True, end_reason="")),
                name="certificate_ended_with_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=CertificateState.REPLACED, replaced_by__isnull=False)
                | (~Q(state=CertificateState.REPLACED) & Q(replaced_by__isnull=True)),
                name="certificate_replaced_by_another",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("issued_on")),
                name="certificate_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["file_sha256"], name="certificate_by_file")]

    def __str__(self) -> str:
        return self.number

    @property
    def state_label(self) -> str:
        return str(STATES[CertificateState(self.state)])

    @property
    def file_name(self) -> str:
        """The number as a file name, with the office's code so that a folder of them can be read."""
        return f"{self.number.replace('/', '-')}-{self.office.code}.pdf"
