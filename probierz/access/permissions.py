"""Every permission the system knows, with what it allows."""

from enum import StrEnum


class Permission(StrEnum):
    """Named `thing.verb`; where it holds follows from the role that gives it."""

    OFFICE_READ = "office.read"
    """See the office's own pages: units, people by name and position."""

    OFFICE_MANAGE = "office.manage"
    """Change the office's letterhead, units, security and what it shares with programmes."""

    EMPLOYEE_READ = "employee.read"
    """See the list of employees with numbers and addresses."""

    EMPLOYEE_MANAGE = "employee.manage"
    """Add, change and import employees; record absences and deputies."""

    MEMBERSHIP_MANAGE = "membership.manage"
    """Invite people, give and end roles."""

    INVITATION_ACCEPT = "invitation.accept"
    """Take up the roles of an invitation; whoever bears its secret may."""

    TRAIL_READ = "trail.read"
    """Read the history of the office or the programme."""

    SURVEY_READ = "survey.read"
    """See results of surveys, never single answers."""

    SURVEY_MANAGE = "survey.manage"
    """Set up collection points and print their QR sheets."""

    CAMPAIGN_MANAGE = "campaign.manage"
    """Open and close campaigns and their waves."""

    SURVEY_ANSWER = "survey.answer"
    """Answer an open survey; everybody may."""

    PROGRAMME_READ = "programme.read"
    """See the board of offices and stages, and the outcomes."""

    PROGRAMME_MANAGE = "programme.manage"
    """Change stages, dates, outcomes and participation."""

    CONFERENCE_MANAGE = "conference.manage"
    """Run the closing conference: agenda, registrations, attendance."""

    CONFERENCE_REGISTER = "conference.register"
    """Register the office's people for the closing conference."""

    NEWS_PUBLISH = "news.publish"
    """Write and publish news."""

    CERTIFICATE_READ = "certificate.read"
    """See and download issued certificates."""

    CERTIFICATE_ISSUE = "certificate.issue"
    """Issue certificates in series."""

    CERTIFICATE_REVOKE = "certificate.revoke"
    """Revoke or replace an issued certificate, with a reason."""

    REPORT_MAKE = "report.make"
    """Make the closing report."""

    INSTALLATION_MANAGE = "installation.manage"
    """Found offices, programmes and associations; appoint their first people."""

    ACCOUNT_MANAGE = "account.manage"
    """Change one's own name and language."""

    TOKEN_MANAGE = "token.manage"  # noqa: S105 - the name of a permission, not a secret
    """Make and revoke one's own API tokens."""
