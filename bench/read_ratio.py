#!/usr/bin/env python3
"""How much CPU the five headline indicators take, compared with one read of their layers through GDAL.

usage: bench/read_ratio.py TOOLS [--size S|M|L] [--runs N]

TOOLS is a folder with gen.cpp (the city generator) and readbench.cpp (the pure read). The city is generated once into
bench/work. Runs of the read and of citygauge are interleaved; medians of user + system seconds are printed, with their
ratio. Evidence and output are on. Quote the ratio, never a single time: machines are noisy.
"""
import argparse
import pathlib
import re
import resource
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE / "work"
LAYERS = ["districts", "roads", "green", "landuse", "stops", "corridors"]
PROJECT = """title = "generated city {size}"
profiles = ["{profile}"]
[districts]
source = "{city}/districts.gpkg"
id = "did"
name = "name"
scope = "建成区"
[layers.roads]
source = "{city}/roads.gpkg"
[layers.green]
source = "{city}/green.gpkg"
fields = {{ class = "gtype" }}
values.class = {{ 0 = "park", 1 = "protective", 2 = "attached", 3 = "park", 4 = "protective", 5 = "attached" }}
[layers.land_cover]
source = "{city}/landuse.gpkg"
fields = {{ class = "lc", permeability = "permeable" }}
values.class = {{ 1 = "grass", 2 = "forest", 3 = "water", 4 = "building", 5 = "road", 6 = "paved" }}
[layers.bus_stops]
source = "{city}/stops.gpkg"
[layers.corridors]
source = "{city}/corridors.gpkg"
fields = {{ id = "cid" }}
"""
PROFILE = 'title = { zh = "五项指标", en = "five indicators" }\n' + "".join(
    f'[[target]]\nindicator = "{indicator}"\nthreshold = "{threshold}"\nscope = "建成区"\nclause = "–"\ntext = "–"\n'
    for indicator, threshold in [
        ("road_density", ">= 8"),
        ("corridor_net_width", ">= 50"),
        ("green_ratio", ">= 38.9"),
        ("permeable_share", ">= 45"),
        ("bus_stop_coverage", ">= 90"),
    ]
)


def build(tools, name, libraries):
    binary = WORK / name
    if not binary.exists():
        subprocess.run(["g++", "-O3", "-std=c++17", tools / f"{name}.cpp", "-o", binary, "-I/usr/include/gdal"]
                       + libraries, check=True, stderr=subprocess.DEVNULL)
    return binary


def cpu_of(command):
    """User + system seconds and peak memory in MB of one process, from outside it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["/usr/bin/time", "-f", "PEAK %M"] + command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 4):
        sys.exit(done.stderr)
    peak = int(re.search(r"PEAK (\d+)", done.stderr).group(1)) / 1024
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, peak


def read_cpu(readbench, city):
    """CPU seconds between opening and end, summed over the layers: the better of the two ways to read each."""
    total = 0.0
    for layer in LAYERS:
        times = []
        for mode in ("ogr", "arrow"):
            text = subprocess.run([readbench, mode, city / f"{layer}.gpkg"], capture_output=True, text=True).stdout
            times.append(float(re.search(r"cpu=([\d.]+)", text).group(1)))
        total += min(times)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tools", type=pathlib.Path)
    parser.add_argument("--size", default="M", choices="SML")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    generator = build(options.tools, "gen", ["-lgdal"])
    readbench = build(options.tools, "readbench", ["-lgdal", "-lsqlite3"])
    city = WORK / options.size
    if not city.exists():
        city.mkdir()
        subprocess.run([generator, options.size, city], check=True, stderr=subprocess.DEVNULL)
    profile = WORK / "five.toml"
    profile.write_text(PROFILE)
    project = WORK / "project.toml"
    project.write_text(PROJECT.format(size=options.size, profile=profile, city=city))
    check = [HERE.parent / "build/release/citygauge", "check", project, "-o", WORK / "out"]
    reads, runs, peaks = [], [], []
    for _ in range(options.runs):
        reads.append(read_cpu(readbench, city))
        cpu, peak = cpu_of(check)
        runs.append(cpu)
        peaks.append(peak)
    read, run = statistics.median(reads), statistics.median(runs)
    print(f"city {options.size}, medians of {options.runs} interleaved runs, CPU seconds (user + system)")
    print(f"  one read of the layers through GDAL  {read:.3f}")
    print(f"  five indicators, evidence, output    {run:.3f}   peak memory {max(peaks):.0f} MB")
    print(f"  ratio                                {run / read:.1f}")


if __name__ == "__main__":
    main()
