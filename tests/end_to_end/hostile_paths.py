"""Runs citygauge under strace on projects that want more than they may have: no file outside the allowed places is
opened, no socket is made, nothing is written outside OUT. What is allowed on request is run too, so that the watching
itself is seen to work. Skipped (77) without strace, unless CITYGAUGE_REQUIRE_ALL is set.

    hostile_paths.py CITYGAUGE
"""
import functools
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

SQUARE = [[[540000, 3410000], [541000, 3410000], [541000, 3411000], [540000, 3411000], [540000, 3410000]]]
STREET = [[540000, 3410500], [541000, 3410500]]
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4545"}}
OF_THE_SYSTEM = ("/usr/", "/etc/", "/lib", "/proc/", "/sys/", "/dev/", "/var/cache/fontconfig", "/var/lib/")
OPENED = re.compile(r'(?:open|openat|creat)\((?:[A-Z_]+, |\d+, )?"((?:[^"\\]|\\.)*)"(.*)= \d+')


def geojson(kind, coordinates, properties, crs=CRS):
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]})


class City:
    """A project with one district of 1 km² and one road of 1 km, beside a folder that is none of its business."""

    def __init__(self, root, program):
        self.root, self.program = os.path.realpath(root), program
        self.folder, self.secret = os.path.join(self.root, "city"), os.path.join(self.root, "secret")
        self.out, self.trace = os.path.join(self.root, "out"), os.path.join(self.root, "trace")
        os.mkdir(self.folder)
        os.mkdir(self.secret)
        self.write("districts.geojson", geojson("Polygon", SQUARE, {"did": "1"}))
        self.write("roads.geojson", geojson("LineString", STREET, {"class": "arterial"}))
        shutil.copy(os.path.join(self.folder, "roads.geojson"), self.secret)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def link(self, name, target):
        os.symlink(target, os.path.join(self.folder, name))

    def run(self, source, flags=(), more="", environment=None):
        self.write("project.toml", 'title = "t"\nindicators = ["road_density"]\n[districts]\n'
                   'source = "districts.geojson"\nid = "did"\nscope = "x"\n[layers.roads]\n'
                   f"source = {json.dumps(source)}\n{more}")
        shutil.rmtree(self.out, ignore_errors=True)
        command = ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=open,openat,creat,socket,connect", "-o",
                   self.trace, self.program, "check", os.path.join(self.folder, "project.toml"), "-o", self.out,
                   "--progress", "none", *flags]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "TMPDIR": self.secret, **(environment or {})})
        with open(self.trace, encoding="utf-8", errors="replace") as file:
            calls = file.read()
        return done, calls

    def offences(self, calls, program_data):
        """What was opened outside the allowed places, written outside OUT, or asked of the network."""
        found = [line for line in calls.splitlines() if " socket(" in line or " connect(" in line]
        for path, rest in OPENED.findall(calls):
            real = os.path.realpath(path)
            inside = real == self.root or real.startswith((self.folder, self.out))
            if not inside and not real.startswith(OF_THE_SYSTEM) and not real.startswith(program_data):
                found.append("opened " + path)
            writes = any(flag in rest for flag in ("O_CREAT", "O_WRONLY", "O_RDWR"))
            if writes and not real.startswith((self.out, "/dev/", "/proc/")):
                found.append("opened for writing " + path)
        return found


def database(city, name, statements):
    """A GeoPackage of one road, made without GDAL, and what is done to it."""
    file = os.path.join(city.folder, name)
    with sqlite3.connect(file) as base:
        base.executescript("""
            PRAGMA application_id = 1196444487; PRAGMA user_version = 10200;
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
              organization_coordsys_id INTEGER, definition TEXT, description TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('c', 4545, 'EPSG', 4545, 'undefined', '');
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,
              description TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
              srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
              srs_id INTEGER, z TINYINT, m TINYINT);
            CREATE TABLE roads (fid INTEGER PRIMARY KEY, geom BLOB, class TEXT);
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
              VALUES ('roads', 'features', 'roads', 4545);
            INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 'LINESTRING', 4545, 0, 0);""")
        base.executescript(statements)
    base.close()


def registered(view):
    return f"""{view};
        INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 4545);
        INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'LINESTRING', 4545, 0, 0);"""


def prepare(city):
    road = os.path.join(city.secret, "roads.geojson")
    city.link("link.geojson", road)
    city.link("folder", city.secret)
    city.link("loop.geojson", "loop.geojson")
    city.write("r.shp", "")
    city.link("r.dbf", road)
    city.write("names_a_file.vrt", '<OGRVRTDataSource><OGRVRTLayer name="roads"><SrcDataSource>' + road +
               "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")
    shutil.copy(os.path.join(city.folder, "names_a_file.vrt"), os.path.join(city.folder, "disguised.gpkg"))
    address = "http://127.0.0.1:9/crs"
    for name, crs in {"crs_link": {"type": "link", "properties": {"href": address, "type": "proj4"}},
                      "crs_name": {"type": "name", "properties": {"name": address}}}.items():
        city.write(name + ".geojson", geojson("LineString", STREET, {"class": "arterial"}, crs))
    database(city, "srs.gpkg", f"UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', definition = '{address}'")
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
    database(city, "view.gpkg", registered(
        f"CREATE VIEW v AS {endless} SELECT x AS fid, NULL AS geom, count(*) AS class FROM c"))
    database(city, "virtual.gpkg", "PRAGMA writable_schema = 1;" + registered(
        "INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, "
        f"'CREATE VIRTUAL TABLE v USING VirtualOGR(''{road}'')')"))


# source, exit code, a word of the message, more of [layers.roads]
HOSTILE = [
    ("../secret/roads.geojson", 2, "leads out", ""),
    ("folder/../../secret/roads.geojson", 2, "leads out", ""),
    ("link.geojson", 2, "leads out", ""),
    ("folder/roads.geojson", 2, "leads out", ""),
    ("folder", 2, "leads out", ""),
    ("loop.geojson", 3, "loop.geojson", ""),
    ("r.shp", 2, "r.dbf", ""),
    ("http://127.0.0.1:9/roads.geojson", 2, "--allow-network", ""),
    ("https://127.0.0.1:9/roads.geojson", 2, "--allow-network", ""),
    ("ftp://127.0.0.1:9/roads.geojson", 2, "on this machine", ""),
    ("/vsicurl/http://127.0.0.1:9/roads.geojson", 2, "on this machine", ""),
    ("/vsicurl_streaming/http://127.0.0.1:9/x", 2, "on this machine", ""),
    ("/vsis3/bucket/roads.geojson", 2, "on this machine", ""),
    ("/vsizip/SECRET/x.zip/roads.shp", 2, "on this machine", ""),
    ("/vsigzip/SECRET/roads.geojson", 2, "on this machine", ""),
    ("/vsisubfile/0_100,SECRET/roads.geojson", 2, "on this machine", ""),
    ("/vsistdin/", 2, "on this machine", ""),
    ("/vsimem/x", 2, "on this machine", ""),
    ("/dev/zero", 3, "neither a file nor a folder", ""),
    ("PG:host=127.0.0.1 port=9", 2, "a database is named", ""),
    ("WFS:http://127.0.0.1:9/", 2, "on this machine", ""),
    ("MVT:SECRET/roads.geojson", 3, "no such file", ""),
    ('{"type": "FeatureCollection", "features": []}', 3, "no such file", ""),
    ("<OGRVRTDataSource/>", 3, "no such file", ""),
    ("names_a_file.vrt", 3, "--allow-vrt", ""),
    ("disguised.gpkg", 3, "--allow-vrt", ""),
    ("crs_link.geojson", 0, "", ""),
    ("crs_name.geojson", 0, "", ""),
    ("srs.gpkg", 3, "coordinate reference system", ""),
    ("view.gpkg", 3, "stored query", 'layer = "v"\n'),
    ("virtual.gpkg", 3, "stored query", 'layer = "v"\n'),
    ("srs.gpkg", 2, "known coordinate reference system", 'crs = "http://127.0.0.1:9/crs"\n'),
    ("roads.geojson", 2, "something follows the end of the filter", "where = \"class = 'a'; ATTACH DATABASE 'SECRET/x' AS x\"\n"),
]


def check_hostile(city, program_data):
    failures = 0
    for source, code, word, more in HOSTILE:
        source, more = source.replace("SECRET", city.secret), more.replace("SECRET", city.secret)
        done, calls = city.run(source, more=more)
        offences = city.offences(calls, program_data)
        if done.returncode != code or word not in done.stderr or offences:
            failures += 1
            print(f"FAILED {source}: exit {done.returncode}, not {code}\n  {done.stderr.strip()}", *offences[:5],
                  sep="\n  ")
    return failures


def check_allowed(city, program_data):
    """What may be read, and that the watching sees it: an absolute path, the network on request, a VRT on request."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=city.secret)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    road = os.path.join(city.secret, "roads.geojson")
    address = f"http://127.0.0.1:{server.server_port}/roads.geojson"
    direct = {"no_proxy": "127.0.0.1", "http_proxy": ""}
    failures = 0
    for source, flags, seen in [("roads.geojson", (), ""), ("./roads.geojson", (), ""), (road, (), "opened " + road),
                                (address, ("--allow-network",), "AF_INET"),
                                ("names_a_file.vrt", ("--allow-vrt",), "opened " + road)]:
        done, calls = city.run(source, flags, environment=direct)
        offences = city.offences(calls, program_data)
        table = os.path.join(city.out, "results.csv")
        value = open(table, encoding="utf-8-sig").read().splitlines()[1].split(",")[5] if os.path.exists(table) else ""
        if done.returncode != 0 or value != "1" or bool(offences) != bool(seen) or seen not in "\n".join(offences):
            failures += 1
            print(f"FAILED {source} {flags}: exit {done.returncode}, value {value}\n  {done.stderr.strip()}",
                  *offences[:5], sep="\n  ")
    server.shutdown()
    return failures


def main():
    if not shutil.which("strace"):
        print("hostile_paths: strace is missing")
        return 1 if os.environ.get("CITYGAUGE_REQUIRE_ALL") else 77
    program = os.path.realpath(sys.argv[1])
    program_data = (os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "..")) + "/",
                    os.path.dirname(program))
    with tempfile.TemporaryDirectory() as root:
        city = City(root, program)
        prepare(city)
        failures = check_hostile(city, program_data) + check_allowed(city, program_data)
    print(f"hostile_paths: {len(HOSTILE)} hostile projects and 5 allowed ones, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
