"""What happened, in words for people."""

from django.utils.translation import gettext_lazy as _

from probierz.trail.verbs import Verb

VERBS = {
    Verb.OFFICE_FOUNDED: _("office founded"),
}
