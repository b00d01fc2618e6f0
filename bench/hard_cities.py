#!/usr/bin/env python3
"""How much dearer hard cities are than a normal one with as many vertices.

usage: bench/hard_cities.py [--scale S] [--runs N] [--work DIR] [--only CITY,...]

Builds hard_cities.cpp, makes the cities in DIR (default: bench/work/hard), runs `citygauge check` for one indicator at a
time, the cities in turn, and prints medians of CPU seconds (user + system) and of peak memory as multiples of the normal
city's. Only the indicators that a city is hard for are measured. Evidence and output are on.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parent / "build/release/citygauge"
LAND = ["green_ratio", "permeable_share"]
ROADS = ["road_density", "walkway_continuity", "walkway_stop_coverage"]
STOPS = ["bus_stop_coverage", "walkway_stop_coverage"]
# city -> (what it is compared with, what it is hard for)
CITIES = {
    "normal": ("normal", LAND + ROADS + ["bus_stop_coverage", "corridor_net_width"]),
    "many_stops": ("many_stops", STOPS),
    "stacked": ("normal", LAND),
    "giant": ("normal", LAND + ROADS + ["corridor_net_width"]),
    "comb": ("normal", LAND),
    "one_district": ("normal", LAND + ROADS + ["bus_stop_coverage"]),
    "crowded": ("normal", LAND + ROADS + ["bus_stop_coverage"]),
    "star": ("normal", ROADS),
    "near_districts": ("normal", LAND + ROADS + ["bus_stop_coverage"]),
    "near_land": ("normal", LAND + ROADS),
    "stops_in_100_m": ("many_stops", STOPS),
    "stops_on_one_spot": ("many_stops", STOPS),
}
PROJECT = """title = "{city}"
indicators = ["{indicator}"]
[districts]
source = "districts.gpkg"
id = "id"
scope = "city"
[layers.roads]
source = "roads.gpkg"
fields = {{ class = "kind" }}
values.class = {{ 1 = "expressway", 2 = "arterial", 3 = "secondary", 4 = "branch", 5 = "branch", 6 = "branch" }}
[layers.walkways]
source = "roads.gpkg"
[layers.green]
source = "land.gpkg"
fields = {{ class = "kind" }}
values.class = {{ 1 = "park", 2 = "park", 3 = "protective", 4 = "protective", 5 = "attached", 6 = "attached" }}
[layers.land_cover]
source = "land.gpkg"
fields = {{ class = "kind" }}
values.class = {{ 1 = "grass", 2 = "forest", 3 = "water", 4 = "grass", 5 = "forest", 6 = "shrub" }}
[layers.bus_stops]
source = "stops.gpkg"
[layers.corridors]
source = "corridors.gpkg"
fields = {{ id = "id" }}
"""


def build_cities(work, scale):
    generator = work / "hard_cities"
    source = HERE / "hard_cities.cpp"
    if not generator.exists() or generator.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["g++", "-O2", "-std=c++20", source, "-o", generator, "-I/usr/include/gdal", "-lgdal"], check=True)
    cities = work / f"scale_{scale:g}"
    if not all((cities / city / "corridors.gpkg").exists() for city in CITIES):
        subprocess.run([generator, cities, str(scale)], check=True)
    return cities


def measure(folder, city, indicator):
    """CPU seconds and peak MB of one run."""
    project = folder / f"{indicator}.toml"
    project.write_text(PROJECT.format(city=city, indicator=indicator))
    with open(folder / f"{indicator}.log", "w") as log:
        child = subprocess.Popen([PROGRAM, "check", project, "-q", "-o", folder / f"out_{indicator}"], stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 4):
        sys.exit(f"{city}, {indicator}: exit code {child.returncode}: {(folder / f'{indicator}.log').read_text()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--scale", type=float, default=1)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--work", type=pathlib.Path, default=HERE / "work/hard")
    options.add_argument("--only", default=",".join(CITIES), help="cities, with commas between")
    given = options.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    cities = build_cities(given.work, given.scale)
    wanted = [(city, indicator) for city in given.only.split(",") for indicator in CITIES[city][1]]
    bases = [(CITIES[city][0], indicator) for city, indicator in wanted]
    pairs = list(dict.fromkeys(bases + wanted))
    seen = {pair: [] for pair in pairs}
    for _ in range(given.runs):
        for city, indicator in pairs:
            seen[city, indicator].append(measure(cities / city, city, indicator))
            cpu, peak = seen[city, indicator][-1]
            print(f"{city} {indicator}: {cpu:.2f} s, {peak:.0f} MB", file=sys.stderr, flush=True)
    middle = {pair: tuple(statistics.median(v) for v in zip(*runs)) for pair, runs in seen.items()}
    print("| city | indicator | CPU s | x normal | peak MB | x normal |\n|---|---|---|---|---|---|")
    for (city, indicator), (cpu, peak) in middle.items():
        base_cpu, base_peak = middle[CITIES[city][0], indicator]
        print(f"| {city} | {indicator} | {cpu:.2f} | {cpu / base_cpu:.1f} | {peak:.0f} | {peak / base_peak:.1f} |")


if __name__ == "__main__":
    main()
