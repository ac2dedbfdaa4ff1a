"""What importing a roster of employees would do: rows of a sheet compared with the people already known.

Nothing here writes. The key is `nr`; the header is row 1; every complaint names the row and the column as
they stand in the sheet.
"""

from probierz.lib.roster.columns import REQUIRED_COLUMNS, Column, Header, read_header
from probierz.lib.roster.lines import ErrorCode, Person, RowError
from probierz.lib.roster.plan import RosterPlan, Update, plan_roster

__all__ = [
    "REQUIRED_COLUMNS",
    "Column",
    "ErrorCode",
    "Header",
    "Person",
    "RosterPlan",
    "RowError",
    "Update",
    "plan_roster",
    "read_header",
]
