"""What is measured: a program and a question, and how the one is asked the other. Everybody who is asked the same
question measures the same thing, in the same unit, so that the answers can be compared district by district."""

import csv
import dataclasses
import json
import os
import shutil
from typing import Callable

from . import postgis, qgis
from .places import BENCH, CITYGAUGE, PEERS, TREE, WORK, program
from .process import run
from .projects import CROSSING_STOPS, HEADLINE, HEADLINE_LAYERS, RASTER, write_project

# Which layers a read limit belongs to.
LAYER_READ_FOR = {
    "road_density": "roads",
    "corridor_net_width": "corridors",
    "green_ratio": "green",
    "permeable_share": "landuse",
    "bus_stop_coverage": "stops",
}
READ_LAYERS = ["districts", *LAYER_READ_FOR.values()]

# Shared questions: the indicator, what of its result is the answer, and what makes the question the same for all.
# Roads are not merged or halved; layers are chosen so that a union is a union and a stop stands on a crossing.
SAME_ROADS = '\n[options.road_density]\ndual_carriageway = "physical"\nborder = "full"\n'
SHARED = {
    "roads": ("road_density", ">= 8", "numerator", {"layers": ["roads"], "options": SAME_ROADS}),
    "green": ("green_ratio", ">= 38.9", "numerator", {"layers": ["green"]}),
    "permeable": ("forest_share", ">= 55", "numerator", {"layers": ["land_use"]}),
    "stops": ("bus_stop_coverage", ">= 90", "numerator", {"layers": ["bus_stops"]}),
    "raster": ("permeable_share", ">= 45", "value", {"layers": ["land_cover"], "instead": {"land_cover": RASTER}}),
    "network": ("walkway_stop_coverage", ">= 90", "numerator",
                {"layers": ["walkways", "bus_stops"], "instead": {"bus_stops": CROSSING_STOPS}}),
    "corridors": ("corridor_net_width", ">= 50", "value", {"layers": ["corridors"]}),
}
PYTHON_PEERS = {
    "GeoPandas": ("geopandas_peer.py", ["roads", "green", "permeable", "stops"]),
    "SciPy": ("geopandas_peer.py", ["network", "corridors"]),
    "DuckDB spatial": ("duckdb_peer.py", ["roads", "green", "permeable"]),
    "exactextract": ("exactextract_peer.py", ["raster"]),
}
DATABASE_PEERS = {
    "PostGIS": ("postgis", ["roads", "green", "permeable", "stops"]),
    "pgRouting": ("pgrouting", ["network"]),
    "SFCGAL": ("postgis_sfcgal", ["corridors"]),
}
JUDGED = (0, 1, 4)  # all met, one missed, one that could not be evaluated


@dataclasses.dataclass(frozen=True)
class Subject:
    tool: str
    question: str
    ask: Callable  # () -> Cost, {district: value}
    is_peer: bool = False

    @property
    def key(self):
        return f"{self.tool}: {self.question}"


def answers(indicator, column, result):
    with open(result / "results.csv", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == indicator and row[column]]
    return {row["district_id"]: float(row[column]) for row in rows}


def shared_answers(question, result):
    indicator, _, column, _ = SHARED[question]
    values = answers(indicator, column, result)
    if question == "network":
        return {"city": sum(values.values())}
    return {did: value / 100 for did, value in values.items()} if question == "raster" else values


class Citygauge:
    def __init__(self, city, folder):
        self.city = city
        self.folder = folder

    def check(self, project, *words, environment=None):
        out = self.folder / f"out-{project.stem}"
        cost = run([CITYGAUGE, "check", project, "-o", out, "-q", *words], self.folder / f"{project.stem}.log", JUDGED,
                   environment)
        return cost, out

    def subject(self, question, project, *words, read=None):
        def ask():
            cost, out = self.check(project, *words)
            return cost, read(out) if read else {}
        return Subject("citygauge", question, ask)

    def project(self, name, **about):
        return write_project(self.folder, self.city, name, **about)

    def headline(self, *words, suffix=""):
        yield self.subject("five" + suffix, self.project("five", targets=HEADLINE, layers=HEADLINE_LAYERS), *words)
        for indicator, threshold in HEADLINE.items():
            project = self.project(indicator, targets={indicator: threshold}, layers=HEADLINE_LAYERS)
            yield self.subject(indicator + suffix, project, *words)

    def subjects(self):
        yield from self.headline()
        plain = self.project("five-plain", targets=HEADLINE, layers=HEADLINE_LAYERS, sensitivity=False)
        yield self.subject("five, sensitivity = false", plain)
        bare = self.project("five-bare", targets=HEADLINE, layers=HEADLINE_LAYERS, sensitivity=False, evidence=False)
        yield self.subject("five, neither sensitivity nor evidence", bare)
        yield self.subject("five, of ten layers", self.project("five-of-ten", targets=HEADLINE))
        yield self.subject("all shipped profiles, ten layers", self.project("all-profiles"))

    def threads(self):
        for count in (1, 2):
            yield from self.headline("--threads", count, suffix=f", {count} thread" + "s" * (count > 1))

    def shared(self):
        for question, (indicator, threshold, _, about) in SHARED.items():
            project = self.project(f"shared-{question}", targets={indicator: threshold}, sensitivity=False, **about)
            yield self.subject(question, project, read=lambda out, question=question: shared_answers(question, out))

    def sample(self):
        def ask():
            drop_from_cache(TREE / "sample_data")
            project = TREE / "sample_data" / "project.toml"
            return run([CITYGAUGE, "check", project, "-o", self.folder / "out-sample", "-q"],
                       self.folder / "sample.log", JUDGED), {}
        yield Subject("citygauge", "sample city", ask)


def drop_from_cache(folder):
    """The kernel forgets the files, so that they come from the disk as on the first run of a day."""
    for file in [CITYGAUGE, *(file for file in folder.rglob("*") if file.is_file())]:
        handle = os.open(file, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def read_limit(city, folder):
    """One read of a layer through GDAL, by the better of its two ways: CPU seconds per layer as values."""
    def ask():
        log = folder / "read.log"
        cost = run([program("citygauge_read_limit"), *(city / f"{layer}.gpkg" for layer in READ_LAYERS)], log)
        reads = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
        return cost, {layer: min(read["feature_cpu_s"], read["arrow_cpu_s"])
                      for layer, read in zip(READ_LAYERS, reads, strict=True)}
    return Subject("GDAL", "read", ask)


def python_peers(city, folder):
    for tool, (script, questions) in PYTHON_PEERS.items():
        for question in questions:
            values = folder / f"{tool}-{question}.json"

            def ask(script=script, question=question, values=values):
                cost = run([PEERS, "-W", "ignore", BENCH / "peers" / script, question, city, values],
                           folder / "peer.log")
                return cost, json.loads(values.read_text())
            yield Subject(tool, question, ask, is_peer=True)


def database_peers(database):
    for tool, (_, questions) in DATABASE_PEERS.items():
        for question in questions:
            yield Subject(tool, question, lambda question=question: database.ask(question), is_peer=True)


def qgis_peers(city, folder):
    for question in qgis.STEPS:
        yield Subject("QGIS", question,
                      lambda question=question: qgis.ask(question, city, folder, folder / "qgis.log"), is_peer=True)


def absent_peers():
    """Names of the peers that are not installed: bench/install-peers.sh installs them."""
    modules = {"GeoPandas": "geopandas", "SciPy": "scipy", "DuckDB spatial": "duckdb_extension_spatial",
               "exactextract": "exactextract"}
    absent = {tool for tool, module in modules.items()
              if not PEERS.exists() or not list(PEERS.parents[1].glob(f"lib/*/site-packages/{module}"))}
    absent |= {tool for tool, (extension, _) in DATABASE_PEERS.items() if not postgis.is_there(extension)}
    return absent | (set() if qgis.program() and shutil.which("ogr2ogr") else {"QGIS"})


def own_folder(size):
    folder = WORK / f"runs-{size}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
