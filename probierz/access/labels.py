"""Names of permissions, for people who grant them."""

from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission as May

PERMISSIONS = {
    May.OFFICE_READ: _("see the office's pages"),
    May.OFFICE_MANAGE: _("change the office's data, units and sharing"),
    May.EMPLOYEE_READ: _("see the list of employees"),
    May.EMPLOYEE_MANAGE: _("add, change and import employees"),
    May.MEMBERSHIP_MANAGE: _("invite people, give and end roles"),
    May.INVITATION_ACCEPT: _("take up an invitation"),
    May.TRAIL_READ: _("read the history"),
    May.SURVEY_READ: _("see results of surveys"),
    May.SURVEY_MANAGE: _("set up collection points"),
    May.CAMPAIGN_MANAGE: _("open and close survey campaigns"),
    May.SURVEY_ANSWER: _("answer open surveys"),
    May.PROGRAMME_READ: _("see the programme's board"),
    May.PROGRAMME_MANAGE: _("change stages, dates and outcomes"),
    May.CONFERENCE_MANAGE: _("run the closing conference"),
    May.CONFERENCE_REGISTER: _("register people for the conference"),
    May.NEWS_PUBLISH: _("write and publish news"),
    May.CERTIFICATE_READ: _("see and download certificates"),
    May.CERTIFICATE_ISSUE: _("issue certificates"),
    May.CERTIFICATE_REVOKE: _("revoke or replace certificates"),
    May.REPORT_MAKE: _("make the closing report"),
    May.INSTALLATION_MANAGE: _("found offices and programmes"),
    May.ACCOUNT_MANAGE: _("change one's own account"),
    May.TOKEN_MANAGE: _("make and revoke own API tokens"),
}
