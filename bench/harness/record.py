"""What was measured, kept in bench/work/SIZE.json: a run adds to it only what it has measured anew."""

import json
import os
import statistics
from pathlib import Path

from .places import WORK


def machine():
    """The machine in a sentence."""
    model = value_in("/proc/cpuinfo", "model name").lstrip("\t: ")
    memory = int(value_in("/proc/meminfo", "MemTotal:").split()[0]) / 2 ** 20
    system = value_in("/etc/os-release", "PRETTY_NAME=").strip('"')
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {system}"


def value_in(file, key):
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix(key).strip() for line in lines if line.startswith(key))


class Record:
    def __init__(self, size):
        self.file = WORK / f"{size}.json"
        self.data = json.loads(self.file.read_text()) if self.file.exists() else {"subjects": {}}

    def forget(self, subjects):
        for subject in subjects:
            self.data["subjects"].pop(subject.key, None)

    def add(self, subject, cost, values):
        entry = self.data["subjects"].setdefault(
            subject.key, {"tool": subject.tool, "question": subject.question, "cpu_s": [], "wall_s": [],
                          "peak_mb": [], "values": []})
        entry["cpu_s"].append(cost.cpu_s)
        entry["wall_s"].append(cost.wall_s)
        entry["peak_mb"].append(cost.peak_mb)
        # Answers are the same each time; of the read limit each time counts.
        entry["values"] = [*entry["values"], values] if subject.tool == "GDAL" else [values]
        self.data["machine"] = machine()

    def save(self):
        self.file.write_text(json.dumps(self.data, indent=1))

    def get(self, tool, question):
        return self.data["subjects"].get(f"{tool}: {question}")

    def cpu(self, question, tool="citygauge"):
        """Median CPU seconds; None where it was not measured."""
        entry = self.get(tool, question)
        return statistics.median(entry["cpu_s"]) if entry else None

    def wall(self, question, tool="citygauge"):
        """The least wall time: of the run that other programs disturbed least."""
        entry = self.get(tool, question)
        return min(entry["wall_s"]) if entry else None

    def peak(self, question, tool="citygauge"):
        entry = self.get(tool, question)
        return max(entry["peak_mb"]) if entry else None

    def values(self, question, tool="citygauge"):
        entry = self.get(tool, question)
        return entry["values"][-1] if entry else {}

    def read_cpu(self, layers):
        """Median CPU seconds of one read of these layers through GDAL."""
        entry = self.get("GDAL", "read")
        return statistics.median(sum(read[layer] for layer in layers) for read in entry["values"]) if entry else None
