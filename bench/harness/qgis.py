"""QGIS without its window: the algorithms that a planner would take from the toolbox, by qgis_process."""

import os
import shutil
import subprocess
import tempfile

from .process import Cost, Failed, run

# Question -> the algorithms one after the other, as (name, parameters, output); {city} and {out} are folders.
STEPS = {
    "roads": [("native:sumlinelengths",
               ["POLYGONS={city}/districts.gpkg", "LINES={out}/counted.gpkg", "LEN_FIELD=value", "COUNT_FIELD=number"],
               "values.gpkg")],
    "green": [("native:calculatevectoroverlaps",
               ["INPUT={city}/districts.gpkg", "LAYERS={city}/green.gpkg"], "values.gpkg")],
    "stops": [("native:buffer", ["INPUT={city}/stops.gpkg", "DISTANCE=500", "SEGMENTS=8", "DISSOLVE=false"],
               "discs.gpkg"),
              ("native:calculatevectoroverlaps", ["INPUT={city}/districts.gpkg", "LAYERS={out}/discs.gpkg"],
               "values.gpkg")],
    "raster": [("native:zonalhistogram", ["INPUT_RASTER={city}/landcover.tif", "RASTER_BAND=1",
                                          "INPUT_VECTOR={city}/districts.gpkg", "COLUMN_PREFIX=H"], "values.gpkg")],
}
VALUES = {
    "roads": "value",
    "green": '"green_area"',
    "stops": '"discs_area"',
    "raster": "1.0 * (H1 + H2 + H3) / (H1 + H2 + H3 + H4 + H5 + H6)",
}


def program():
    """Debian's wrapper of QGIS 3.22 passes an option on that its program does not know."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


def ogr2ogr(*words):
    done = subprocess.run(["ogr2ogr", *map(str, words)], text=True, capture_output=True)
    if done.returncode != 0:
        raise Failed(done.stderr)


def values_of(question, file):
    listing = subprocess.run(
        ["ogr2ogr", "-f", "CSV", "/vsistdout/", str(file), "-dialect", "SQLite", "-sql",
         f"select did, {VALUES[question]} as v from \"{file.stem}\""],
        text=True, capture_output=True, check=True).stdout
    rows = [line.replace('"', "").split(",") for line in listing.split()[1:]]
    return {did: float(value) for did, value in rows}


def ask(question, city, out, log):
    """Cost and values of a question: the sum of its steps, each a process as a batch job would start it."""
    with tempfile.TemporaryDirectory() as runtime:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_NO_OVERRIDE_IMPORT": "1",
                       "XDG_RUNTIME_DIR": runtime, "LC_ALL": "C.UTF-8",
                       "PATH": "/usr/bin:/bin"}  # Debian's QGIS needs Debian's Python
        if question == "roads":  # the toolbox has no filter of its own in this algorithm; not counted
            ogr2ogr("-overwrite", out / "counted.gpkg", city / "roads.gpkg", "-where",
                    "class in ('primary', 'secondary', 'tertiary', 'residential')", "-nln", "counted")
        total = Cost(0, 0, 0)
        for algorithm, parameters, output in STEPS[question]:
            (out / output).unlink(missing_ok=True)
            words = [word.format(city=city, out=out) for word in parameters]
            cost = run([program(), "run", algorithm, "--", *words, f"OUTPUT={out / output}"], log,
                       environment=environment)
            total = Cost(total.cpu_s + cost.cpu_s, total.wall_s + cost.wall_s, max(total.peak_mb, cost.peak_mb))
    return total, values_of(question, out / "values.gpkg")
