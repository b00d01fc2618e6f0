"""Independent check of docs/case-studies.md, São Miguel: python3 sao_miguel.py DATA OUT_DENSITY OUT_COUNT.

Each cell is clipped by Shapely in degrees; areas of clipped cells and districts on the ellipsoid by pyproj.
"""
import csv
import subprocess
import sys
import tempfile

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod


def cells(raster):
    """Values, and the grid: west, north, cell width and height."""
    with tempfile.NamedTemporaryFile(suffix=".asc") as text:
        subprocess.run(["gdal_translate", "-q", "-of", "AAIGrid", "-co", "FORCE_CELLSIZE=NO", "-co",
                        "DECIMAL_PRECISION=9", raster, text.name], check=True)
        rows = [line.split() for line in open(text.name)]
    head = {row[0].lower(): float(row[1]) for row in rows if row[0][0].isalpha()}
    values = np.array([[float(v) for v in row] for row in rows if not row[0][0].isalpha()])
    values[values == head.get("nodata_value")] = np.nan
    width, height = head.get("dx", head.get("cellsize")), head.get("dy", head.get("cellsize"))
    return values, head["xllcorner"], head["yllcorner"] + height * len(values), width, height


def area_km2(shape):
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) / 1e6


def people(grid, district, are_densities):
    values, west, north, width, height = grid
    shapely.prepare(district)
    total = 0
    for row, column in zip(*np.nonzero(~np.isnan(values))):
        cell = shapely.box(west + column * width, north - (row + 1) * height,
                           west + (column + 1) * width, north - row * height)
        if district.intersects(cell):
            part = cell.intersection(district)
            total += values[row, column] * (area_km2(part) if are_densities else part.area / cell.area)
    return total


data, out_density, out_count = sys.argv[1:]
folder = f"{data}/sao-miguel"
districts = gpd.read_file(f"{folder}/concelhos.gpkg").set_index("name").geometry
for out, kind in ((out_density, "density"), (out_count, "count")):
    grid = cells(f"{folder}/gpw_v411_2020_{kind}_2020.tif")
    total = 0
    for row in csv.DictReader(open(f"{out}/results.csv", encoding="utf-8-sig")):
        district = districts[row["district_name"]]
        ours, expected = float(row["numerator"]), people(grid, district, kind == "density")
        per_km2, expected_per_km2 = 1e4 * float(row["value"]), expected / area_km2(district)
        total += ours
        print(f"{kind}, {row['district_name']}: {ours:.1f} people, check {expected:.1f}; "
              f"{per_km2:.3f} per km2, check {expected_per_km2:.3f}")
        # In UTM a square kilometre here is up to 5e-4 too small; where people are counted it shows in the density,
        # where densities are integrated in the people.
        assert abs(ours / expected - 1) < (1e-3 if kind == "density" else 1e-6)
        assert abs(per_km2 / expected_per_km2 - 1) < (1e-4 if kind == "density" else 1e-3)
    print(f"{kind}, the island: {total:.0f} people")
