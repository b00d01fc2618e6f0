"""Driving times between hubs, by NetworkX."""
import networkx
import shapely

from .layers import plan

ACCESS, KMH = 300.0, 20.0         # m and km/h from a hub to the road
USUAL = {"高速公路": 80, "快速路": 60, "主干路": 40, "次干路": 30, "匝道": 30}      # km/h where the road does not say it
MOTORWAY, RAMP = "高速公路", "匝道"


class Drives:
    """The main roads as a directed graph of seconds, with the hubs put on it; `closed`: classes without gates."""

    def __init__(self, closed):
        self.graph, self.classes = networkx.DiGraph(), {}
        self.segments = []
        for shape, kind, kmh, oneway in zip(*(plan("drive_network")[c] for c in ("geometry", "DLDJ", "SJSD", "DXX"))):
            speed = (kmh if kmh == kmh else USUAL[kind]) / 3.6
            points = [tuple(p) for p in shapely.get_coordinates(shape)]
            for a, b in zip(points, points[1:]):
                self.segments.append((shapely.LineString([a, b]), kind, speed, oneway == "是", a, b))
                for end in (a, b):
                    self.classes.setdefault(end, set()).add(kind)
        gates = [s for s in self.segments if s[1] not in closed]
        cuts = {id(s): [(0.0, s[4]), (s[0].length, s[5])] for s in self.segments}
        self.hubs = {}
        for name, point in zip(plan("hubs")["name"], plan("hubs").geometry):
            nearest = min(gates, key=lambda s: s[0].distance(point))
            away = nearest[0].distance(point)
            assert away <= ACCESS, name
            cuts[id(nearest)].append((nearest[0].project(point), name))
            self.hubs[name] = (point, away / (KMH / 3.6))
        for s in self.segments:
            cut = sorted(cuts[id(s)], key=lambda c: c[0])
            for (a, p), (b, q) in zip(cut, cut[1:]):
                self.graph.add_edge(p, q, weight=(b - a) / s[2])
                if not s[3]:
                    self.graph.add_edge(q, p, weight=(b - a) / s[2])


def to_motorway(units):
    """{unit: minutes of the hub that takes longest to where another road meets the motorway}"""
    drives = Drives({MOTORWAY, RAMP})
    entries = [p for p, kinds in drives.classes.items() if MOTORWAY in kinds and len(kinds) > 1]
    found = {}
    for name, (point, access) in drives.hubs.items():
        times = networkx.single_source_dijkstra_path_length(drives.graph, name)
        minutes = (access + min(times[p] for p in entries if p in times)) / 60
        keep_longest(found, units.of_points([point]), minutes)
    return found


def between_hubs(units):
    """{unit: minutes of the longest journey that begins or ends there}"""
    drives = Drives({MOTORWAY, RAMP})
    found = {}
    for start, (point, access) in drives.hubs.items():
        times = networkx.single_source_dijkstra_path_length(drives.graph, start)
        for goal, (other, leave) in drives.hubs.items():
            if goal != start:
                keep_longest(found, units.of_points([point, other]), (access + times[goal] + leave) / 60)
    return found


def keep_longest(found, dids, minutes):
    for did in dids:
        found[did] = max(found.get(did, 0.0), minutes)
