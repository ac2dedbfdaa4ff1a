"""Words about invitations, addresses and answers set apart."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.surveys.rules.addresses import AddressFault
from probierz.surveys.rules.invitations import InvitationState, MailingCommand, MailingRefusal, MailingState
from probierz.surveys.rules.quarantine import HeldReason, HeldRefusal, HeldState

ADDRESS_FAULTS = {
    AddressFault.NO_ADDRESS: _("this is no e-mail address"),
    AddressFault.UNKNOWN_LANGUAGE: _("the language can be pl or en"),
}
INVITATION_STATES = {
    InvitationState.ACTIVE: pgettext_lazy("invitation", "active"),
    InvitationState.REFUSED: pgettext_lazy("invitation", "refused by the mail server"),
    InvitationState.UNSUBSCRIBED: pgettext_lazy("invitation", "wants no letters"),
}
MAILING_STATES = {
    MailingState.DRAFT: pgettext_lazy("list of invitations", "not sent yet"),
    MailingState.SENT: pgettext_lazy("list of invitations", "sent"),
    MailingState.REMINDED: pgettext_lazy("list of invitations", "sent and reminded"),
    MailingState.DELETED: pgettext_lazy("list of invitations", "deleted"),
}
MAILING_COMMANDS = {
    MailingCommand.SEND: pgettext_lazy("list of invitations", "Send"),
    MailingCommand.REMIND: pgettext_lazy("list of invitations", "Remind"),
    MailingCommand.DELETE: pgettext_lazy("list of invitations", "Delete"),
}
MAILING_REFUSALS = {
    MailingRefusal.NOT_OPEN: _("The survey is not open, so a letter would lead nowhere."),
    MailingRefusal.ALREADY_SENT: _("This list has already been sent."),
    MailingRefusal.NOT_SENT: _("The letters have not been sent yet, so there is nothing to recall."),
    MailingRefusal.ALREADY_REMINDED: _("A reminder has already been sent, and nobody gets a third letter."),
    MailingRefusal.STILL_LEAVING: _("The first letters are still leaving. Remind when all of them have left."),
    MailingRefusal.DELETED: _("This list is deleted."),
    MailingRefusal.NAME_TAKEN: _("A collection point or a list with this name is already open. Choose another name."),
    MailingRefusal.NOBODY: _("Nobody on this list may be written to: all of them asked for no letters."),
    MailingRefusal.TOO_FEW: _(
        "Fewer than 10 people of this list may be written to, and among so few an answer would tell whose it is. "
        "Join this list with another one."
    ),
    MailingRefusal.TOO_FEW_STAFF: _(
        "Fewer than 10 people of the office may be written to, and among so few an answer would tell whose it is. "
        "Add e-mail addresses to the list of employees."
    ),
}
HELD_REASONS = {
    HeldReason.TOO_QUICK: _("Answered too quickly"),
    HeldReason.NO_PAUSE: _("No pause at the kiosk"),
    HeldReason.TOO_MANY: _("Very many from one device"),
    HeldReason.RUSH: _("A rush at one form"),
}
HELD_EXPLANATIONS = {
    HeldReason.TOO_QUICK: _("Less than two seconds a screen: a program, or somebody who did not read."),
    HeldReason.NO_PAUSE: _("Begun within five seconds after the person before: perhaps the same person again."),
    HeldReason.TOO_MANY: _("More than 300 in one day. The device is not known by anything but its own random name."),
    HeldReason.RUSH: _("Hundreds within ten minutes. It may be an event, or a program."),
}
HELD_STATES = {
    HeldState.WAITING: pgettext_lazy("answer set apart", "waiting"),
    HeldState.DISCARDED: pgettext_lazy("answer set apart", "discarded"),
}
HELD_REFUSALS = {
    HeldRefusal.WAVE_CLOSED: _("The survey is closed and its results do not move. These answers can be discarded."),
    HeldRefusal.NOTHING_WAITS: _("Nothing waits here any more. Somebody may have decided a moment ago."),
}
