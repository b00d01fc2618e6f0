"""Walking along the network, by NetworkX: every vertex a node, every place on a segment a node put in between."""
import networkx
import numpy
import shapely
import shapely.ops

from .heights import Heights, seconds
from .layers import city, plan

REACH, SNAP = 500.0, 100.0        # m
MINUTES, FLAT = 6.0, 5.0 / 3.6    # of walking with slopes; m/s on the flat
GOAL = "goal"


class Walks:
    """The walkways with goals put on them. `sloped`: costs are seconds, else metres."""

    def __init__(self, goals, sloped=False):
        self.sloped = sloped
        self.graph = networkx.DiGraph()         # against the direction of walking: from the goals outwards
        ends = []
        for line in plan("walkways").geometry:
            points = [tuple(p) for p in shapely.get_coordinates(line)]
            ends += list(zip(points, points[1:]))
        self.segments = [shapely.LineString(pair) for pair in ends]
        self.tree = shapely.STRtree(self.segments)
        self.cuts = [[(0.0, a), (s.length, b)] for s, (a, b) in zip(self.segments, ends)]
        self.heights = Heights() if sloped else None
        if sloped:
            for found, segment in enumerate(self.segments):
                self.cuts[found] += [(along, ("piece", found, along)) for along in self.heights.cuts(segment)]
        for point in goals:
            put = self._put(point) if point is not None and not point.is_empty else None
            if put is not None:
                self._link(GOAL, put[0], put[1] / FLAT if sloped else put[1])

    def _put(self, point):
        """A node at the nearest place of the network, and how far that is; none if too far."""
        found = self.tree.nearest(point)
        away = point.distance(self.segments[found])
        if away > SNAP:
            return None
        along = self.segments[found].project(point)
        node = ("cut", int(found), along)
        self.cuts[found].append((along, node))
        return node, away

    def _link(self, a, b, cost):
        known = self.graph.get_edge_data(a, b, {"weight": numpy.inf})["weight"]
        self.graph.add_edge(a, b, weight=min(cost, known))

    def _cost(self, found, a, b):
        """Of walking along a segment from a to b, which may lie before a."""
        if not self.sloped:
            return abs(b - a)
        return seconds(abs(b - a), self.heights.slope(self.segments[found], a, b)) / FLAT

    def edges(self):
        for found, cut in enumerate(self.cuts):
            cut.sort(key=lambda c: c[0])
            for (a, p), (b, q) in zip(cut, cut[1:]):
                yield found, a, p, b, q

    def distances(self, homes=()):
        """(cost from every node to the nearest goal, [(node, access cost) or None for each home])."""
        doors = [self._put(p) for p in homes]
        for found, a, p, b, q in self.edges():
            self._link(q, p, self._cost(found, a, b))
            self._link(p, q, self._cost(found, b, a))
        costs = networkx.single_source_dijkstra_path_length(self.graph, GOAL) if GOAL in self.graph else {}
        speed = FLAT if self.sloped else 1.0
        return costs, [(door[0], door[1] / speed) if door else None for door in doors]


def stops():
    return city("bus_stops").geometry


def reached(goals, limit, sloped=False):
    """For each row of the population: whether a goal is within the limit."""
    costs, doors = Walks(goals, sloped).distances(plan("population").geometry)
    return [door is not None and costs.get(door[0], numpy.inf) + door[1] <= limit for door in doors]


def covered_people(units, sloped=False):
    """People of each unit who reach a bus stop."""
    return share_out(units, reached(stops(), MINUTES * 60 if sloped else REACH, sloped))


def share_out(units, served):
    people = plan("population")
    totals = dict.fromkeys(units.shapes, 0)
    for did, count, yes in zip(units.of_points(people.geometry), people["RK"], served):
        totals[did] += count if yes else 0
    return totals


def covered_ways(units, sloped=False):
    """Metres of the walkways of each unit from which a stop is in reach."""
    limit = MINUTES * 60 if sloped else REACH
    walks = Walks(stops(), sloped)
    costs, _ = walks.distances()
    parts = []
    for found, a, p, b, q in walks.edges():
        if b <= a:
            continue
        reach = lambda node, cost: (b - a) * max(0.0, min(1.0, (limit - costs.get(node, numpy.inf)) / cost))
        back, ahead = reach(p, walks._cost(found, b, a)), reach(q, walks._cost(found, a, b))
        stretches = [(a, b)] if ahead + back >= b - a else [(a, a + back), (b - ahead, b)]
        parts += [shapely.ops.substring(walks.segments[found], c, d) for c, d in stretches if d > c]
    return units.lengths([p for p in parts if p.length > 0])
