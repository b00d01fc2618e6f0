"""Independent check of docs/case-studies.md, Wuxi: python3 wuxi.py DATA OUT_500 OUT_300, by GeoPandas and Shapely."""
import csv
import sys

import geopandas as gpd
import shapely


def results(folder):
    with open(f"{folder}/results.csv", encoding="utf-8-sig") as table:
        return {row["indicator"]: float(row["value"]) for row in csv.DictReader(table)}


def covered_percent(stops, district, distance_m):
    """Discs drawn with 64 and 256 corners a quarter; their error falls with the square, so the limit follows."""
    coarse, fine = (
        100 * shapely.buffer(stops, distance_m, quad_segs=corners).intersection(district).area / district.area
        for corners in (64, 256)
    )
    return fine + (fine - coarse) / 15


data, out_500, out_300 = sys.argv[1:]
stations = gpd.read_file(f"{data}/wuxi-xinwu/xinwu_subway_stations.gpkg")
stops = gpd.read_file(f"{data}/wuxi-xinwu/xinwu_bus_network.gpkg", layer="stops")
grid = gpd.read_file(f"{data}/wuxi-xinwu/xinwu_grid_250m.gpkg")
district = shapely.union_all(grid.geometry.values)
every_stop = shapely.union_all(stops.geometry.values)
nearest_m = sorted(zip(stations.geometry.distance(every_stop), stations.name))
for metres, name in nearest_m:
    print(f"{metres:8.1f} m  {name}")
ours = results(out_500)
near_percent = lambda limit_m: 100 * sum(m <= limit_m for m, _ in nearest_m) / len(nearest_m)
checks = [
    ("rail_bus_transfer_100", ours["rail_bus_transfer_100"], near_percent(100), 1e-12),
    ("rail_bus_transfer_50", ours["rail_bus_transfer_50"], near_percent(50), 1e-12),
    ("500 m", ours["bus_stop_coverage"], covered_percent(every_stop, district, 500), 1e-5),
    ("300 m", results(out_300)["bus_stop_coverage"], covered_percent(every_stop, district, 300), 1e-5),
]
for what, found, expected, tolerance in checks:
    print(f"{what}: {found:.8f}, check {expected:.8f}, difference {found - expected:+.1e}")
    assert abs(found - expected) <= tolerance, what
