"""The timetable of a running installation: calls the `tick` command once a minute, whatever happened before."""

import logging
import os
import time

INTERVAL = 60.0

logger = logging.getLogger("probierz.timetable")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")
    import django  # settings must be named first

    django.setup()
    while True:
        started = time.monotonic()
        tick()
        time.sleep(max(1.0, INTERVAL - (time.monotonic() - started)))


def tick() -> None:
    """One round; a failing round is reported and the next one comes all the same."""
    from django.core.management import call_command
    from django.db import close_old_connections

    close_old_connections()
    try:
        call_command("tick", verbosity=0)
    except Exception:
        logger.exception("A round of the timetable failed; the next one follows in a minute.")
    finally:
        close_old_connections()


if __name__ == "__main__":
    main()
