"""Where things lie. All that the benchmarks make is in bench/work and build/."""

from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
BENCH = TREE / "bench"
WORK = BENCH / "work"
BUILD = TREE / "build" / "release"
PEERS = TREE / "build" / "bench" / "peers" / "bin" / "python"
CITYGAUGE = BUILD / "citygauge"


def program(name):
    return BUILD / "bench" / name
