"""Bring projects along from a dump of CORDIS, as drafts."""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from projects.cordis.applying import bring, site_for
from projects.cordis.planning import Plan, Verdict, plan_of
from projects.cordis.records import Refused, record_of
from projects.cordis.reporting import broken_line, counts_line, lines_of
from projects.cordis.rows import Unreadable
from projects.cordis.searching import Query, missing, search


class Command(BaseCommand):
    help = (
        "Import projects from CORDIS (H2020, Horizon Europe, FP7) as drafts. PATH is the CSV or "
        "JSON zip file, a folder with its tables, or the table of projects."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--ids", nargs="+", default=[], help="grant agreement numbers")
        parser.add_argument(
            "--match", nargs="+", default=[], help="phrases; all words of one must be in the text"
        )
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
        parser.add_argument("--no-input", action="store_true", help="do not ask before writing")

    def handle(self, *args, path, ids, match, dry_run, no_input, **options):
        if not ids and not match:
            raise CommandError("Say which projects: --ids or --match.")
        query = Query(frozenset(ids), tuple(match))
        try:
            result = search(path, query, self._progress if self.stderr.isatty() else None)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for table, broken in result.broken:
            self.stdout.write(broken_line(table, broken))
        if result.broken_count > len(result.broken):
            self.stdout.write(f"… {result.broken_count} rows in all could not be read.")
        for key in missing(query, result.found):
            self.stdout.write(f"{Verdict.REFUSED.label}: {key}: it is not in this file.")
        self._report(result.found, dry_run, no_input)

    def _report(self, found: dict, dry_run: bool, no_input: bool) -> None:
        records, plans = {}, {}
        for key, one in found.items():
            try:
                records[key] = record_of(one)
            except Refused as refusal:
                plans[key] = Plan(Verdict.REFUSED, reason=str(refusal))
        site = site_for(list(records.values()))
        plans |= {key: plan_of(record, site) for key, record in records.items()}
        for key, one in found.items():
            for text in lines_of(key, _name(one), one.line, plans[key]):
                self.stdout.write(text)
        self.stdout.write(counts_line(Counter(plan.verdict for plan in plans.values())))
        if dry_run or not records or not (no_input or self._may_go_on()):
            self.stdout.write("Nothing was written.")
            return
        self._write(records)

    def _write(self, records: dict) -> None:
        done = Counter()
        for key, record in records.items():
            try:
                done[bring(record=record).verdict] += 1
            except Exception as error:  # one project must not keep the others out
                done[Verdict.REFUSED] += 1
                self.stderr.write(f"{key}: {type(error).__name__}: {error}")
        self.stdout.write(f"Done. {counts_line(done)}")

    def _may_go_on(self) -> bool:
        if not sys.stdin.isatty():
            return True
        return input("Write this? [y/N] ").strip().lower() in ("y", "yes")

    def _progress(self, count: int, total: int) -> None:
        percent = count * 100 // max(total, 1)
        if percent != getattr(self, "_percent", None):
            self._percent = percent
            end = "\n" if percent == 100 else ""
            self.stderr.write(f"\r{percent:3} % of {total / 1e6:,.0f} MB read", ending=end)


def _name(found) -> str:
    return " – ".join(
        text for text in (found.project.get("acronym"), found.project.get("title")) if text
    )
