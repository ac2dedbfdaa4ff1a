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

    COMMENT_TRIAGE = "comment.triage"
    """Read comments of clients as they were written; sort, answer, cover and publish them."""

    SURVEY_ENTER = "survey.enter"
    """Type in paper forms and say how many clients were served."""

    CAMPAIGN_MANAGE = "campaign.manage"
    """Open and close campaigns and their waves."""

    RESULTS_SUBMIT = "results.submit"
    """Submit the office's survey results for the public page, and take them back."""

    RESULTS_PUBLISH = "results.publish"
    """Check submitted survey results, publish or return them; never one's own."""

    ANSWERS_EXPORT = "answers.export"
    """Take single anonymous answers of a closed wave out of the system; each time is written down."""

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

    DOCUMENT_READ = "document.read"
    """Read documents in force, say that they were read, check drafts one was asked to check."""

    DOCUMENT_WRITE = "document.write"
    """Write drafts and new editions, send them to be checked."""

    DOCUMENT_APPROVE = "document.approve"
    """Approve what others wrote, where the type of the document gives it to one's role."""

    DOCUMENT_MANAGE = "document.manage"
    """Set up types and numbers, distribute, issue copies, withdraw, review, dispose."""

    DOCUMENT_ARCHIVE = "document.archive"
    """Read withdrawn editions."""

    REQUIREMENT_READ = "requirement.read"
    """See the requirements, the readiness for them and the evidence."""

    REQUIREMENT_MANAGE = "requirement.manage"
    """Choose catalogs and decide which requirements do not apply."""

    EVIDENCE_MANAGE = "evidence.manage"
    """Add evidence, renew it and link it with requirements."""

    ASSESSMENT_MANAGE = "assessment.manage"
    """Plan rounds of assessment, give out requirements, verify answers."""

    ASSESSMENT_ANSWER = "assessment.answer"
    """Answer about the requirements one was given."""

    PROCESS_READ = "process.read"
    """See the process map, cards, indicators and service cards."""

    PROCESS_MANAGE = "process.manage"
    """Change processes, their owners, drawings and indicators."""

    INDICATOR_RECORD = "indicator.record"
    """Give values of indicators, by hand or from a file."""

    SERVICE_MANAGE = "service.manage"
    """Write, publish and withdraw service cards."""

    PLANNING_READ = "planning.read"
    """See the policy, objectives, context, risks and management control."""

    PLANNING_MANAGE = "planning.manage"
    """Write objectives, context, risks, opportunities and goals."""

    PLANNING_ADOPT = "planning.adopt"
    """Adopt the quality policy and issue the statement on management control."""

    AUDIT_READ = "audit.read"
    """See the programme of quality audits, the audits and their reports."""

    AUDIT_MANAGE = "audit.manage"
    """Plan quality audits, choose their teams, keep the records of auditors, lend auditors."""

    AUDIT_ADOPT = "audit.adopt"
    """Adopt the yearly programme of quality audits."""

    AUDIT_CONDUCT = "audit.conduct"
    """Write checklists, verdicts and reports of the audits to whose team one belongs."""

    AUDIT_ANSWER = "audit.answer"
    """Answer for one's own unit or process before the auditor comes, read reports one was sent."""

    IMPROVEMENT_READ = "improvement.read"
    """See nonconformities, actions, suggestions and lessons."""

    IMPROVEMENT_REPORT = "improvement.report"
    """Report what is wrong, suggest, vote; lead the cases and finish the actions one was given."""

    IMPROVEMENT_MANAGE = "improvement.manage"
    """Judge, assign, reject and lead every nonconformity; answer suggestions, share lessons, set up links."""

    PROBLEM_TELL = "problem.tell"
    """Tell of a problem through a unit's public link; everybody may."""

    REVIEW_READ = "review.read"
    """See management reviews: inputs, minutes and decisions."""

    REVIEW_MANAGE = "review.manage"
    """Prepare management reviews, write their minutes and decisions."""

    REVIEW_APPROVE = "review.approve"
    """Approve a management review, so that its decisions become actions."""

    INSTALLATION_MANAGE = "installation.manage"
    """Found offices, programmes and associations; appoint their first people."""

    ACCOUNT_MANAGE = "account.manage"
    """Change one's own name and language."""

    TOKEN_MANAGE = "token.manage"  # noqa: S105 - the name of a permission, not a secret
    """Make and revoke one's own API tokens."""
