"""`python -m probierz`: Django's command line with our settings."""

import os
import sys

MISSING_TABLE = ("no such table", "does not exist")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")
    from django.core.management import execute_from_command_line  # settings must be named first
    from django.db import DatabaseError  # likewise

    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as problem:
        if not any(sign in str(problem) for sign in MISSING_TABLE):
            raise
        sys.exit("There are no data here yet. Start ./run demo first, or name another folder: PROBIERZ_DATA=...")


if __name__ == "__main__":
    main()
