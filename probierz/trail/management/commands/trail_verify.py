"""Verifies the chains of the trail; exits 1 at the first position that anybody touched."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from probierz.offices.queries import office_by_code
from probierz.trail.checkpoints import CheckpointInvalid, Head, read_checkpoint
from probierz.trail.recording import chain_of
from probierz.trail.verification import ChainReport, verify, verify_all


class Command(BaseCommand):
    help = "Verify that no event of the trail was changed, removed or put in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--office", metavar="CODE", help="only the chain of this office")
        parser.add_argument("--checkpoint", metavar="FILE", help="compare with a signed checkpoint")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        heads = _heads(options["checkpoint"])
        reports = _reports(options["office"], heads)
        broken = [report for report in reports if report.broken]
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(reports), ensure_ascii=False))
        else:
            self._tell(reports)
        if broken:
            sys.exit(1)

    def _tell(self, reports: list[ChainReport]) -> None:
        for report in reports:
            if report.broken:
                first = f"first bad position {report.broken.position} ({report.broken.fault})"
                self.stdout.write(f"BROKEN  {report.chain}  {first}")
            else:
                self.stdout.write(f"ok      {report.chain}  {report.events} events")
        self.stdout.write(f"{len(reports)} chains, {sum(r.events for r in reports)} events")


def _heads(path: str | None) -> dict[str, Head]:
    if path is None:
        return {}
    try:
        return read_checkpoint(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"The checkpoint {path} cannot be read.") from problem
    except CheckpointInvalid as problem:
        raise CommandError(str(problem)) from problem


def _reports(code: str | None, heads: dict[str, Head]) -> list[ChainReport]:
    if code is None:
        return verify_all(heads=heads)
    office = office_by_code(code)
    if office is None:
        raise CommandError(f"There is no office with the code {code}.")
    chain = chain_of(office)
    return [verify(chain, head=heads.get(chain))]


def _as_json(reports: list[ChainReport]) -> dict[str, Any]:
    return {
        "ok": not any(report.broken for report in reports),
        "events": sum(report.events for report in reports),
        "chains": [
            {
                "chain": report.chain,
                "events": report.events,
                "first_bad_position": report.broken.position if report.broken else None,
                "fault": str(report.broken.fault) if report.broken else None,
            }
            for report in reports
        ],
    }
