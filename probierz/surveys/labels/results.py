"""Words about results, their publication and their files."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.surveys.rules import CampaignKind, ChangeVerdict
from probierz.surveys.rules.data_quality import DataWarning
from probierz.surveys.rules.exporting import ExportFormat, ExportRefusal
from probierz.surveys.rules.publication import PublicationCommand, PublicationRefusal, PublicationState

CHANGE_VERDICTS = {
    ChangeVerdict.NO_DATA: pgettext_lazy("change", "no data yet"),
    ChangeVerdict.UNTESTED: pgettext_lazy("change", "too few answers to test"),
    ChangeVerdict.BETTER: pgettext_lazy("change", "better"),
    ChangeVerdict.SLIGHTLY_BETTER: pgettext_lazy("change", "slightly better"),
    ChangeVerdict.SAME: pgettext_lazy("change", "no certain change"),
    ChangeVerdict.SLIGHTLY_WORSE: pgettext_lazy("change", "slightly worse"),
    ChangeVerdict.WORSE: pgettext_lazy("change", "worse"),
}
DATA_WARNINGS = {
    DataWarning.NO_BASELINE: _("no baseline to compare with"),
    DataWarning.FEW_ANSWERS: _("fewer than 30 answers in a wave: a direction only"),
    DataWarning.CHANNELS_MOVED: _("answers came by other channels than at the baseline"),
    DataWarning.MONTHS_DIFFER: _("the waves asked in different months of the year"),
}
PUBLICATION_STATES = {
    PublicationState.SUBMITTED: pgettext_lazy("published results", "submitted"),
    PublicationState.RETURNED: pgettext_lazy("published results", "returned"),
    PublicationState.PUBLISHED: pgettext_lazy("published results", "published"),
    PublicationState.WITHDRAWN: pgettext_lazy("published results", "taken back"),
}
PUBLICATION_COMMANDS = {
    PublicationCommand.PUBLISH: pgettext_lazy("submitted results", "publish"),
    PublicationCommand.RETURN: pgettext_lazy("submitted results", "return"),
    PublicationCommand.TAKE_BACK: pgettext_lazy("submitted results", "take back"),
}
PUBLICATION_REFUSALS = {
    PublicationRefusal.WAVE_NOT_CLOSED: _("Results can be submitted when the wave is closed: until then they move."),
    PublicationRefusal.TOO_FEW_ANSWERS: _("Fewer than 10 people rated, so there are no results that may be published."),
    PublicationRefusal.ALREADY_ON_ITS_WAY: _(
        "These results are submitted or published already. Take them back first to submit them anew."
    ),
    PublicationRefusal.MOVED: _("Somebody decided about these results a moment ago. Look at them again."),
    PublicationRefusal.OWN_SUBMISSION: _("You submitted these results yourself. Somebody else has to check them."),
    PublicationRefusal.REASON_NEEDED: _("Write why, in a sentence."),
    PublicationRefusal.BROKEN: _("These figures are not those that were submitted. Return them to the office."),
}
EXPORT_FORMATS = {
    ExportFormat.CSV: _("CSV, for any program"),
    ExportFormat.XLSX: _("Excel, up to 100,000 answers"),
    ExportFormat.SAV: _("SPSS, also for R, PSPP and jamovi"),
    ExportFormat.JSON_LINES: _("JSON lines, for programmers"),
}
EXPORT_REFUSALS = {
    ExportRefusal.WAVE_NOT_CLOSED: _(
        "This wave is not closed. While answers come, two files would tell whose came between them."
    ),
    ExportRefusal.TOO_FEW_ANSWERS: _("Fewer than 10 people answered, so their answers stay here."),
    ExportRefusal.TOO_MANY_FOR_A_SHEET: _("More than 100,000 answers do not fit a spreadsheet. Take CSV or SPSS."),
    ExportRefusal.PURPOSE_NEEDED: _("Write what the answers are for."),
}
WHAT_LEAVES = {
    CampaignKind.CLIENT: _(
        "Collection points and channels with fewer than 10 answers stand together as other, and with them as many more "
        "as make them 10; instead of the day there is the month."
    ),
    CampaignKind.STAFF: _("Neither the unit nor the channel nor the day of an answer of the staff leaves."),
}
