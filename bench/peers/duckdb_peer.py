"""Lengths of roads and areas of unions per district by DuckDB with its spatial extension.

    duckdb_peer.py QUESTION CITY_FOLDER VALUES.json"""

import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_spatial

CITY = Path(sys.argv[2])
ROADS = """
select d.did, sum(ST_Length(ST_Intersection(r.geom, d.geom))) from districts d
join (select geom from ST_Read('{city}/roads.gpkg')
      where class in ('primary', 'secondary', 'tertiary', 'residential')) r on ST_Intersects(r.geom, d.geom)
group by d.did"""
UNION = """
select d.did, ST_Area(ST_Union_Agg(ST_Intersection(g.geom, d.geom))) from districts d
join (select geom from ST_Read('{city}/{layer}.gpkg') where {where}) g on ST_Intersects(g.geom, d.geom)
group by d.did"""
QUERIES = {
    "roads": ROADS,
    "green": UNION.replace("{layer}", "green").replace("{where}", "true"),
    "permeable": UNION.replace("{layer}", "landuse").replace("{where}", "permeable = 1"),
}


def main():
    connection = duckdb.connect()
    extension = next(Path(duckdb_extension_spatial.__file__).parent.rglob("spatial.duckdb_extension"))
    connection.execute(f"load '{extension}'")
    connection.execute(f"create table districts as select did, geom from ST_Read('{CITY}/districts.gpkg')")
    rows = connection.execute(QUERIES[sys.argv[1]].format(city=CITY)).fetchall()
    Path(sys.argv[3]).write_text(json.dumps({str(did): value for did, value in rows}))


if __name__ == "__main__":
    main()
