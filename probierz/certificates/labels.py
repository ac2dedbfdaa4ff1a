"""States, answers and refusals, in words for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.certificates.rules import (
    Answer,
    CertificateCommand,
    CertificateKind,
    CertificateState,
    FileVerdict,
    Refusal,
)

KINDS = {CertificateKind.PARTICIPATION: _("certificate of participation")}
STATES = {
    CertificateState.PREPARED: pgettext_lazy("state of a certificate", "in preparation"),
    CertificateState.VALID: pgettext_lazy("state of a certificate", "valid"),
    CertificateState.REVOKED: pgettext_lazy("state of a certificate", "revoked"),
    CertificateState.REPLACED: pgettext_lazy("state of a certificate", "replaced"),
}
COMMANDS = {
    CertificateCommand.ISSUE: pgettext_lazy("move of a certificate", "issue"),
    CertificateCommand.REVOKE: pgettext_lazy("move of a certificate", "revoke"),
    CertificateCommand.REPLACE: pgettext_lazy("move of a certificate", "replace"),
}
ANSWERS = {
    Answer.VALID: _("This certificate is valid"),
    Answer.EXPIRED: _("This certificate has expired"),
    Answer.REVOKED: _("This certificate was revoked"),
    Answer.REPLACED: _("This certificate was replaced"),
    Answer.UNKNOWN: _("We do not know this certificate"),
}
FILE_VERDICTS = {
    FileVerdict.UNCHANGED: _("The file is exactly the one that was issued"),
    FileVerdict.ALTERED: _("The file was changed after it was issued"),
    FileVerdict.NOT_OURS: _("The file was not issued here"),
}
REFUSALS = {
    Refusal.NOT_ISSUED_YET: _("This certificate is still being made. Wait until it is ready."),
    Refusal.ENDED_ALREADY: _("This certificate was already revoked or replaced, so nothing more can be changed in it."),
    Refusal.NO_REASON: _("Give the reason. It stays in the register and is not shown to the public."),
    Refusal.NOBODY_CHOSEN: _("Choose at least one office."),
    Refusal.NO_PART_TAKEN: _(
        "One of the chosen offices did not take part in the programme on that day, "
        "or does not share its participation. Choose the offices again."
    ),
    Refusal.ALL_HAVE_ONE: _(
        "All chosen offices already hold a valid certificate, so there is nothing to issue. "
        "To correct one, open it in the register and replace it."
    ),
    Refusal.BEFORE_THE_PROGRAMME: _("The date of issue is before the programme began. Enter a later date."),
    Refusal.TOO_FAR_AHEAD: _("The date of issue is more than three months ahead. Enter an earlier date."),
    Refusal.MOVED: _("Somebody changed this certificate a moment ago. Look at it again before you go on."),
    Refusal.NOTHING_WAITS: _("All certificates are finished, so there is nothing left to make."),
}
