"""Layers from PostGIS and results into it, with a real server: the same numbers as from files, every row as in
result.gpkg, and an earlier result whole whatever happens.

    postgis.py CITYGAUGE SAMPLE_FOLDER

Each case prints what it counted."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgis_server import Server, skip

try:
    from osgeo import gdal
except ImportError:
    skip("GDAL's python module is missing")

CITYGAUGE = str(Path(sys.argv[1]).resolve())
SAMPLE = Path(sys.argv[2]).resolve()
PASSWORD = "tell-nobody-31415"
CONNECTED = "[connections]\nplanning = \"{}\"\n\n[districts]"
MET = {0, 1, 4}
gdal.UseExceptions()


class City:
    """The sample in files and in the schema `plan` of a database."""

    def __init__(self, folder, server):
        self.server = server
        self.folder = folder / "city"
        shutil.copytree(SAMPLE, self.folder, ignore=shutil.ignore_patterns("generator", "oracle", "*.py", "out"))
        server.sql("CREATE DATABASE city", "postgres")
        server.sql("CREATE EXTENSION postgis; CREATE SCHEMA plan")
        self.load("city.gpkg")
        self.load("green.shp", "-nln", "plan.green", "-nlt", "PROMOTE_TO_MULTI")
        text = (self.folder / "project.toml").read_text()
        text = text.replace('source = "green.shp"', 'source = "PG:planning"\nlayer = "green"')
        text = text.replace('source = "city.gpkg"', 'source = "PG:planning"')
        self.text = re.sub(r'(?m)^layer = "(\w+)"', r'layer = "plan.\1"', text)
        self.project("pg.toml")

    def load(self, file, *more):
        done = subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", "PG:" + self.server.connection() + " active_schema=plan",
             str(self.folder / file), "-preserve_fid", "-lco", "LAUNDER=NO", "-lco", "PRECISION=NO", *more],
            env=self.server.environment, text=True, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr

    def project(self, name, change=lambda text: text, connection=None):
        connection = connection or f"{self.server.connection()} password={PASSWORD}"
        (self.folder / name).write_text(change(self.text.replace("[districts]", CONNECTED.format(connection), 1)))
        return name

    def command(self, project="pg.toml", *arguments):
        return [CITYGAUGE, "check", str(self.folder / project), "--lang", "en", *map(str, arguments)]

    def environment(self):
        return {**self.server.environment, "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8"}

    def check(self, project="pg.toml", *arguments, expect=MET):
        done = subprocess.run(self.command(project, *arguments), env=self.environment(), text=True,
                              capture_output=True, timeout=120)
        assert done.returncode in expect, f"exit {done.returncode}, not {expect}: {done.stderr}"
        assert PASSWORD not in done.stdout + done.stderr, "the password is told"
        return done

    def start(self, project="pg.toml", *arguments):
        return subprocess.Popen(self.command(project, *arguments), env=self.environment(), text=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def refused(self, words, project, *arguments, exit_code=3):
        message = self.check(project, "-o", self.folder / "refused", *arguments, expect={exit_code}).stderr
        assert words in message, f"not said: {words}\n{message}"
        assert not (self.folder / "refused").exists(), "something was written"


def rows_of(dataset):
    """Every row of every table: its number, its geometry's bytes, its values to the last bit."""
    tables = {}
    for index in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(index)
        rows = tables[layer.GetName().split(".")[-1]] = {}
        names = [field.GetName() for field in layer.schema]
        for feature in layer:
            geometry = feature.GetGeometryRef()
            values = {name: feature.GetField(name) for name in names if not name.startswith("f_table_")}
            rows[feature.GetFID()] = (geometry and bytes(geometry.ExportToIsoWkb()), values)
    return tables


def tables_in_database(city, schema="citygauge"):
    return rows_of(gdal.OpenEx(f"PG:{city.server.connection()} schemas={schema}", gdal.OF_VECTOR,
                               open_options=["LIST_ALL_TABLES=YES"]))


def same_numbers(city):
    files, tables = city.folder / "files", city.folder / "tables"
    city.check("project.toml", "-o", files)
    for _ in range(2):  # the digests of tables do not change either
        before = (tables / "results.json").read_bytes() if tables.exists() else None
        city.check("pg.toml", "-o", tables)
        assert before in (None, (tables / "results.json").read_bytes()), "two runs differ"
    csv = (files / "results.csv").read_bytes()
    assert csv == (tables / "results.csv").read_bytes(), "results.csv differs"
    written = [file.name for file in tables.iterdir() if PASSWORD.encode() in file.read_bytes()]
    assert not written, f"the password stands in {written}"
    provenance = rows_of(gdal.OpenEx(str(tables / "result.gpkg")))["provenance"].values()
    digests = [values for _, values in provenance if values["key"].startswith("PG:planning/plan.")]
    assert all(re.fullmatch(r"\d+ rows, SHA-256 [0-9a-f]{64}", values["value"]) for values in digests), digests
    print(f"read: results.csv is the same, {len(csv)} bytes; digests of {len(digests)} tables")


def changed_digest(city):
    def digest():
        city.check("pg.toml", "-o", city.folder / "changed")
        provenance = rows_of(gdal.OpenEx(str(city.folder / "changed/result.gpkg")))["provenance"].values()
        return {values["key"]: values["value"] for _, values in provenance if values["key"].startswith("PG:")}

    before = digest()
    city.server.sql("UPDATE plan.bus_stops SET geom = ST_Translate(geom, 0.001, 0) WHERE fid = 5")
    moved = digest()
    city.server.sql("UPDATE plan.bus_stops SET geom = ST_Translate(geom, -0.001, 0) WHERE fid = 5")
    differing = [key for key in before if before[key] != moved[key]]
    assert differing == ["PG:planning/plan.bus_stops (bus_stops)"], differing
    print("a stop moved by a millimetre changes the digest of its table alone")


def views_and_missing_crs(city):
    sql = city.server.sql
    sql("CREATE VIEW plan.streets AS SELECT * FROM plan.roads; "
        "CREATE TABLE plan.places AS SELECT fid, name, mode, ST_SetSRID(geom, 0)::geometry(Geometry, 0) AS geom "
        "FROM plan.bus_stops")
    city.project("view.toml", lambda text: text.replace("plan.roads", "plan.streets").replace(
        "plan.bus_stops", "plan.places"))
    said = city.check("view.toml", "-o", city.folder / "view").stdout
    assert (city.folder / "view/results.csv").read_bytes() == (city.folder / "files/results.csv").read_bytes()
    assert "the layer has no CRS" in said, "a table without CRS is taken without a word"
    city.project("lost.toml", lambda text: text.replace("plan.bus_stops", "plan.places").replace(
        'crs = "EPSG:4545"', ""))
    city.refused("has no coordinate reference system", "lost.toml")
    print("a view and a table of SRID 0 give the same results.csv; without a stated CRS exit 3")


def refusals(city):
    sql, project = city.server.sql, city.project
    connection = city.server.connection
    sql("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA plan TO reader; "
        "GRANT SELECT ON ALL TABLES IN SCHEMA plan TO reader; REVOKE SELECT ON plan.green FROM reader; "
        "CREATE FUNCTION plan.write() RETURNS int LANGUAGE sql VOLATILE AS "
        "'INSERT INTO plan.groups (fid) VALUES (99999) RETURNING 1'; "
        "CREATE VIEW plan.trap AS SELECT * FROM plan.roads WHERE plan.write() = 1")
    sql("CREATE DATABASE plain", "postgres")

    def swapped(table):
        return lambda text: text.replace("plan.roads", table)

    city.refused("there is no such table", project("x.toml", swapped("plan.rods")))
    city.refused("it has: plan.", "x.toml")
    city.refused("you may not read this table", project("x.toml", connection=connection(user="reader")))
    city.refused("read-only transaction", project("x.toml", swapped("plan.trap")))
    assert sql("SELECT count(*) FROM plan.groups WHERE fid = 99999") == "0"
    city.refused("cannot connect", project("x.toml", connection=connection("nowhere")))
    city.refused("cannot connect", project("x.toml", connection=f"host={city.folder} dbname=city"))
    city.refused("the network is not allowed", project("x.toml", connection="host=192.0.2.1 dbname=city"))
    city.refused("cannot connect", project("x.toml", connection=f"host={city.folder} password={PASSWORD}"))
    city.refused("there is no connection `plan`", "pg.toml", "-o", "PG:plan", exit_code=2)
    city.refused("the project reads a layer from the schema", "pg.toml", "-o", "PG:planning/plan", exit_code=2)
    sql("CREATE SCHEMA shared; CREATE TABLE shared.districts (id int)")
    city.refused("has tables that no result has put there: districts", "pg.toml", "-o", "PG:planning/shared")

    def files_and(connection_text):
        text = (city.folder / "project.toml").read_text().replace("[districts]", CONNECTED.format(connection_text), 1)
        (city.folder / "files.toml").write_text(text)
        return "files.toml"

    city.refused("has no PostGIS", files_and(connection("plain")), "-o", "PG:planning")
    city.refused("you may not write", files_and(connection(user="reader")), "-o", "PG:planning")
    holder = city.server.session("SELECT pg_advisory_lock(hashtext('citygauge'), hashtext('held'))")
    city.refused("another run is writing to PG:planning/held", "pg.toml", "-o", "PG:planning/held")
    holder.kill()
    holder.wait()
    print("refused with a reason and nothing written: 14 cases")


def same_rows(city):
    out = city.folder / "both"
    said = city.check("pg.toml", "-o", out, "-o", "PG:planning").stdout
    assert "Database: PG:planning/citygauge" in said
    in_file = rows_of(gdal.OpenEx(str(out / "result.gpkg")))
    in_database = tables_in_database(city)
    assert in_file.keys() == in_database.keys(), in_file.keys() ^ in_database.keys()
    for table, rows in in_file.items():
        assert rows == in_database[table], f"{table} differs"
    shapes = city.server.sql("SELECT DISTINCT srid FROM geometry_columns WHERE f_table_schema = 'citygauge'")
    assert shapes == "4545", shapes
    values = sum(len(values) for rows in in_file.values() for _, values in rows.values())
    print(f"written: {len(in_file)} tables, {sum(map(len, in_file.values()))} rows, {values} values are the same")
    city.check("pg.toml", "-o", out, "-o", "PG:planning/结果")
    assert tables_in_database(city, "结果").keys() == in_database.keys()
    return in_database


def waits_until(city, run, state):
    """Until a session of the run is in that state."""
    in_state = f"SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND {state}"
    for _ in range(1000):
        assert run.poll() is None, run.stderr.read()
        if city.server.sql(in_state) == "1":
            return
        time.sleep(0.05)
    raise AssertionError(f"the run comes to no session with {state}")


def interrupted_writing(city, earlier):
    """Stopped while it waits for somebody who looks at the last of the tables it drops."""
    again = city.project("again.toml", lambda text: re.sub(r'(?m)^title = .*$', 'title = "again"', text, count=1))
    for how in ("kill -9", "SIGTERM", "server stopped", "lock not given"):
        reader = city.server.session("BEGIN; LOCK TABLE citygauge.targets IN ACCESS SHARE MODE")
        run = city.start(again, "-o", city.folder / "both", "-o", "PG:planning")
        waits_until(city, run, "application_name = 'citygauge' AND wait_event_type = 'Lock'")
        if how == "kill -9":
            run.kill()
        elif how == "SIGTERM":
            run.terminate()
        elif how == "server stopped":
            city.server.stop()
        message = run.communicate(timeout=60)[1]
        reader.kill()
        reader.wait()
        if how == "server stopped":
            city.server.start()
            assert run.returncode == 3 and "the server has gone away" in message, (run.returncode, message)
        if how == "lock not given":
            assert run.returncode == 3 and "lock timeout" in message, (run.returncode, message)
        assert PASSWORD not in message
        assert tables_in_database(city) == earlier, f"{how}: the earlier result is not as it was"
    city.check(again, "-o", city.folder / "both", "-o", "PG:planning")
    titles = city.server.sql("SELECT value FROM citygauge.provenance WHERE key = 'title'")
    assert titles == "again", titles
    print("kill -9, SIGTERM, server stopped, lock not given while writing: the earlier result is whole")


def interrupted_reading(city):
    """The server is stopped while it is asked for the roads' extent, and when the first rows have arrived."""
    before = {file.name: file.read_bytes() for file in (city.folder / "both").iterdir()}
    for asked, rows_at_once in (("SELECT", 0), ("FETCH", 500)):  # GDAL fetches 500 rows at a time
        city.server.sql("CREATE OR REPLACE VIEW plan.slow AS SELECT * FROM plan.roads WHERE "
                        f"CASE WHEN fid <= {rows_at_once} THEN true ELSE pg_sleep(0.02) IS NOT NULL END")
        slow = city.project("slow.toml", lambda text: text.replace("plan.roads", "plan.slow"))
        run = city.start(slow, "-o", city.folder / "both")
        waits_until(city, run, f"wait_event = 'PgSleep' AND query LIKE '{asked}%'")
        city.server.stop()
        message = run.communicate(timeout=60)[1]
        city.server.start()
        assert run.returncode == 3 and "reading stopped (server closed" in message, (run.returncode, message)
        assert {file.name: file.read_bytes() for file in (city.folder / "both").iterdir()} == before
    print("server stopped while reading, twice: exit 3, the earlier files are whole")


def main():
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            city = City(Path(folder), server)
            same_numbers(city)
            changed_digest(city)
            views_and_missing_crs(city)
            refusals(city)
            interrupted_writing(city, same_rows(city))
            interrupted_reading(city)
    finally:
        server.end()


main()
