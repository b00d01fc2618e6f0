"""PostGIS, SFCGAL and pgRouting in a server of our own, in a temporary folder, reached by a socket file only. What is
measured is the query in its backend; loading the layers is not counted, nor are several backends used."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from .places import TREE
from .process import Cost, Failed

sys.path.insert(0, str(TREE / "tests" / "end_to_end"))
import postgis_server  # noqa: E402

LAYERS = ["districts", "roads", "green", "landuse", "stops", "corridors", "walkways", "crossing_stops"]
CORRIDORS_BY_SFCGAL = 2  # of which each takes some seconds

ROADS = """
select d.did, sum(ST_Length(case when ST_CoveredBy(r.geom, d.geom) then r.geom
                                 else ST_Intersection(r.geom, d.geom) end))
from districts d join roads r on ST_Intersects(r.geom, d.geom)
where r.class in ('primary', 'secondary', 'tertiary', 'residential') group by 1"""
UNION = """
select d.did, ST_Area(ST_Union(case when ST_CoveredBy(g.geom, d.geom) then g.geom
                                    else ST_Intersection(g.geom, d.geom) end))
from districts d join {layer} g on ST_Intersects(g.geom, d.geom) where {where} group by 1"""
STOPS = """
select d.did, ST_Area(ST_Intersection(min(d.geom::text)::geometry, ST_Union(ST_Buffer(s.geom, 500))))
from districts d join stops s on ST_DWithin(s.geom, d.geom, 500) group by d.did"""
NETWORK = """
with source as (
  select distinct (select case when ST_Distance(ST_StartPoint(w.geom), s.geom)
                                    < ST_Distance(ST_EndPoint(w.geom), s.geom) then w.u else w.v end
                   from walkways w order by w.geom <-> s.geom limit 1) node
  from crossing_stops s),
reached as (
  select node, min(agg_cost) far from pgr_drivingDistance(
    'select fid id, u source, v target, ST_Length(geom) cost from walkways',
    (select array_agg(node) from source), 500, false) group by node)
select 'city', sum(least(length, greatest(0, 500 - coalesce(a.far, 1e9)) + greatest(0, 500 - coalesce(b.far, 1e9))))
from (select u, v, ST_Length(geom) length from walkways) w
left join reached a on a.node = w.u left join reached b on b.node = w.v"""
CORRIDORS = f"""
select c.cid, 2 * min(ST_Distance(ST_Boundary(c.geom), ST_PointN(axis.segment, 1)))
from corridors c, lateral (
  select (ST_DumpSegments(ST_ApproximateMedialAxis(ST_ForcePolygonCCW(c.geom)))).geom segment) axis
where cid < {CORRIDORS_BY_SFCGAL} group by 1"""
QUERIES = {
    "roads": ROADS,
    "green": UNION.format(layer="green", where="true"),
    "permeable": UNION.format(layer="landuse", where="g.permeable = 1"),
    "stops": STOPS,
    "network": NETWORK,
    "corridors": CORRIDORS,
}


def is_there(extension):
    folder = postgis_server.programs()
    return bool(folder) and Path(f"/usr/share/postgresql/{folder.parts[-2]}/extension/{extension}.control").exists()


def backend_cpu(pid):
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb(pid):
    """Of the backend, less the buffers that it shares with all others."""
    sizes = {line.split(":")[0]: line.split()[1] for line in Path(f"/proc/{pid}/status").read_text().splitlines()
             if line.startswith(("VmHWM", "RssShmem"))}
    return (int(sizes["VmHWM"]) - int(sizes["RssShmem"])) / 1024


class Database:
    """A city's layers in a running server: those that the questions are about."""

    def __init__(self, city, questions):
        self.server = postgis_server.Server()
        try:
            self.server.sql("CREATE DATABASE city", "postgres")
            self.server.sql("CREATE EXTENSION postgis")
            for extension in ("postgis_sfcgal", "pgrouting"):
                if is_there(extension):
                    self.server.sql(f"CREATE EXTENSION {extension}")
            for layer in LAYERS:
                if any(re.search(rf"\b{layer}\b", QUERIES[question]) for question in questions):
                    self.load(city / f"{layer}.gpkg")
            subprocess.run([*self.server.psql(), "-c", "analyze"], env=self.server.environment, check=True)
        except BaseException:
            self.end()
            raise

    def load(self, file):
        done = subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", "PG:" + self.server.connection(), str(file), "-gt", "200000",
             "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid"],
            env={**self.server.environment, "PG_USE_COPY": "YES"}, text=True, capture_output=True)
        if done.returncode != 0:
            raise Failed(f"{file}: {done.stderr}")

    def ask(self, question):
        """Cost and values of a question, in a session of its own."""
        session = self.server.session("set jit = off; set max_parallel_workers_per_gather = 0")
        try:
            pid = self.rows(session, "select pg_backend_pid()")[0][0]
            before, start = backend_cpu(pid), time.monotonic()
            rows = self.rows(session, QUERIES[question])
            cost = Cost(backend_cpu(pid) - before, time.monotonic() - start, peak_mb(pid))
        finally:
            session.stdin.close()
            session.wait()
        return cost, {key: float(value) for key, value in rows}

    @staticmethod
    def rows(session, query):
        session.stdin.write(query + ";\n\\echo done\n")
        session.stdin.flush()
        rows = []
        for line in session.stdout:
            if line.strip() == "done":
                return rows
            rows.append(line.strip().split("|"))
        raise Failed("psql has ended")

    def end(self):
        self.server.end()
