#!/usr/bin/env python3
"""Measures citygauge on generated cities, beside one read of the layers through GDAL and beside other programs.

    bench/run.py --size S --size M          all that is installed, interleaved; medians
    bench/run.py --size M --only citygauge  again after a change; what the others took stays as it was measured

Cities are generated once into bench/work, measurements kept in bench/work/SIZE.json. The tables are written to
bench/work/tables.md, and into docs/performance.md with --docs. Other programs are installed by bench/install-peers.sh
and left out by name where they are absent. Quote ratios of medians, never a single time: machines are noisy."""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from harness import kernels, tables
from harness.places import BUILD, TREE, WORK, program
from harness.postgis import Database
from harness.process import Failed
from harness.record import Record
from harness.subjects import (DATABASE_PEERS, Citygauge, absent_peers, database_peers, own_folder, python_peers,
                              qgis_peers, read_limit)

GROUPS = ["read", "citygauge", "shared", "peers", "threads", "sample", "kernels"]


def say(words):
    print(f"bench: {words}", file=sys.stderr, flush=True)


def build():
    configured = (BUILD / "CMakeCache.txt").exists()
    configure = ["cmake", *([] if configured else ["--preset", "release", "-DCITYGAUGE_TESTS=OFF"]),
                 "-DCITYGAUGE_BENCH=ON", *([str(BUILD)] if configured else [])]
    targets = ["citygauge", "citygauge_city", "citygauge_read_limit", "citygauge_kernels"]
    for command in (configure, ["cmake", "--build", str(BUILD), "-j", str(os.cpu_count()), "--target", *targets]):
        subprocess.run(command, cwd=TREE, check=True, stdout=subprocess.DEVNULL)


def generated(size):
    """The folder of a city; made under another name first, so that half a city is never taken for one."""
    city = WORK / size
    if not city.exists():
        say(f"generating city {size}")
        unfinished = WORK / f"{size}.unfinished"
        unfinished.mkdir(parents=True, exist_ok=True)
        subprocess.run([program("citygauge_city"), size, unfinished], check=True)
        unfinished.rename(city)
    return city


@contextlib.contextmanager
def database_of(city, questions):
    if not questions:
        yield None
        return
    say("loading the layers into PostGIS")
    database = Database(city, questions)
    try:
        yield database
    finally:
        database.end()


def subjects_of(city, size, only, absent, database):
    folder = own_folder(size)
    citygauge = Citygauge(city, folder)
    subjects = []
    if "read" in only:
        subjects.append(read_limit(city, folder))
    for group, chosen in (("citygauge", citygauge.subjects), ("shared", citygauge.shared),
                          ("threads", citygauge.threads), ("sample", citygauge.sample)):
        if group in only:
            subjects += chosen()
    if "peers" in only:
        peers = [*python_peers(city, folder), *(database_peers(database) if database else []),
                 *qgis_peers(city, folder)]
        subjects += [peer for peer in peers if peer.tool not in absent]
    return subjects


def measure(subjects, record, runs, peer_runs):
    """Interleaved: a round of all before the next. A peer that fails is left out and named; citygauge must not fail."""
    record.forget(subjects)
    failed = set()
    for number in range(runs):
        for subject in subjects:
            if subject.key in failed or (subject.is_peer and number >= peer_runs):
                continue
            try:
                cost, values = subject.ask()
            except Failed as error:
                if not subject.is_peer:
                    raise
                say(f"left out, it failed: {subject.key}: {error}")
                failed.add(subject.key)
                continue
            record.add(subject, cost, values)
            record.save()
            say(f"round {number + 1}: {subject.key}: {cost.cpu_s:.2f} s CPU, {cost.peak_mb:.0f} MB")


def measure_size(size, options):
    city = generated(size)
    absent = absent_peers() if "peers" in options.only else set()
    for tool in sorted(absent):
        say(f"left out, not installed (bench/install-peers.sh): {tool}")
    wanted = set(options.question or [])
    asked = {question for tool, (_, questions) in DATABASE_PEERS.items() for question in questions
             if "peers" in options.only and tool not in absent and (not wanted or question in wanted)}
    with database_of(city, asked) as database:
        subjects = [subject for subject in subjects_of(city, size, options.only, absent, database)
                    if not wanted or subject.question in wanted]
        record = Record(size)
        measure(subjects, record, options.runs, options.peer_runs)


def give_priority(nice):
    if nice:
        os.nice(nice)
        session = Path("/proc/self/autogroup")  # where the kernel shares cores among sessions, not processes
        if session.exists():
            session.write_text(str(nice), encoding="ascii")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", action="append", choices=list("SML"), help="may be repeated; none: tables only")
    parser.add_argument("--runs", type=int, default=5, help="rounds of citygauge and of the read limit (5)")
    parser.add_argument("--peer-runs", type=int, default=3, help="of which the other programs take part in (3)")
    parser.add_argument("--only", action="append", choices=GROUPS, help="may be repeated (all)")
    parser.add_argument("--question", action="append", help="of these alone, e.g. network, five; may be repeated (all)")
    parser.add_argument("--priority", type=int, default=0, help="nice value of the runs, e.g. -10 where others work")
    parser.add_argument("--docs", action="store_true", help="write the tables into docs/performance.md too")
    options = parser.parse_args()
    options.only = options.only or GROUPS
    build()
    give_priority(options.priority)
    for stop in (signal.SIGTERM, signal.SIGINT):  # what was started ends with us
        signal.signal(stop, lambda number, _: sys.exit(128 + number))
    try:
        for size in options.size or []:
            measure_size(size, options)
        if "kernels" in options.only and options.size:
            kernels.measure()
    except Failed as error:
        sys.exit(f"bench: {error}")
    tables.write(options.docs)


if __name__ == "__main__":
    main()
