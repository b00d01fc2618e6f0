"""The micro-benchmarks of the kernels, and how each grows with its input."""

import json
import math

from .places import WORK, program
from .process import run

FILE = WORK / "kernels.json"


def measure():
    run([program("citygauge_kernels"), f"--benchmark_out={FILE}", "--benchmark_out_format=json"], WORK / "kernels.log")


def exponent(points):
    """Slope of log(CPU) over log(n), by least squares."""
    logs = [(math.log(n), math.log(cpu)) for n, cpu in points]
    x, y = (sum(column) / len(logs) for column in zip(*logs))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def results():
    """Name of each kernel -> [(n, CPU seconds)], ascending."""
    kernels = {}
    for row in json.loads(FILE.read_text())["benchmarks"] if FILE.exists() else []:
        name, _, n = row["name"].partition("/")
        if row.get("run_type") != "aggregate":
            seconds = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[row["time_unit"]]
            kernels.setdefault(name, []).append((int(n.split("/")[0]), row["cpu_time"] * seconds))
    return {name: sorted(points) for name, points in kernels.items()}
