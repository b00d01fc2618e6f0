"""The built streets as networks: joined at junctions by common vertices, so that one can walk and drive along them."""
import heapq
import math

from .shapes import line, lines_of

SIMPLIFIED = 1.5      # m
JOIN, RAMP_JOIN = 6.0, 30.0     # m from the end of a street, or of a ramp, to the street that it is meant to meet
CELL = 120.0          # m of the grid that finds neighbours
ON_BORDERS = ("龙脊路", "界山路")     # they are borders, vertex by vertex, and stay so
ON_FOOT = ("主干路", "次干路", "支路")


DRIVEN = ("高速公路", "快速路", "匝道", "主干路", "次干路")
SPEEDS = {"高速公路": 100.0, "快速路": 70.0}     # km/h, where signs say it


def on_foot(road):
    return road["kind"] in ON_FOOT and road["status"] == "现状" and road["level"] != "隧道"


def joined_streets(roads):
    """[(name, kind, points)] of the streets that people walk along, with a vertex wherever two of them meet."""
    return [(r["name"], r["kind"], points) for r, points in joined([r for r in roads if on_foot(r)])]


def joined_drive(roads):
    """[(road, points)] of the main roads, which hubs lie on; a motorway meets ramps alone."""
    return joined([r for r in roads if r["kind"] in DRIVEN and r["status"] == "现状"])


def joined(roads):
    """[(road, points)]"""
    shapes = [(r, course(r)) for r in roads]
    shapes = [(r, points) for r, points in shapes if len(points) > 1]
    kinds = [r["kind"] for r, _ in shapes]
    meet = lambda i, j: i != j and ("高速公路" not in (kinds[i], kinds[j]) or "匝道" in (kinds[i], kinds[j]))
    reach = [RAMP_JOIN if kind == "匝道" else JOIN for kind in kinds]
    lines = _with_ends_joined([points for _, points in shapes], reach, meet)
    return list(zip([r for r, _ in shapes], _with_crossings(lines, meet)))


def course(road):
    return road["points"] if road["name"] in ON_BORDERS else thinned(road["points"])


def thinned(points):
    return lines_of(line(points).Simplify(SIMPLIFIED))[0]


def _grid(lines):
    cells = {}
    for i, points in enumerate(lines):
        for k, (a, b) in enumerate(zip(points, points[1:])):
            for cell in _cells(a, b):
                cells.setdefault(cell, []).append((i, k))
    return cells


def _cells(a, b, margin=0.0):
    x0, x1 = sorted((a[0], b[0]))
    y0, y1 = sorted((a[1], b[1]))
    return [(x, y) for x in range(int((x0 - margin) // CELL), int((x1 + margin) // CELL) + 1)
            for y in range(int((y0 - margin) // CELL), int((y1 + margin) // CELL) + 1)]


def foot_of(p, a, b):
    """(share along a-b, distance) of the place on the segment that is nearest to p."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square)) if square else 0.0
    return t, math.dist(p, (a[0] + t * dx, a[1] + t * dy))


def place_on(a, b, share):
    """A place on a segment, to the micrometre: it stays on a border that the segment lies on."""
    return (round(a[0] + share * (b[0] - a[0]), 6), round(a[1] + share * (b[1] - a[1]), 6))


def _with_ends_joined(lines, reach, meet):
    """An end that is near to another street moves onto it and becomes a vertex of it."""
    cells = _grid(lines)
    added = {}
    moved = {}
    for i, points in enumerate(lines):
        for end in (0, -1):
            p = points[end]
            near = [(foot_of(p, lines[j][k], lines[j][k + 1])[::-1], j, k)
                    for cell in _cells(p, p, reach[i]) for j, k in cells.get(cell, []) if meet(i, j)]
            near = min((n for n in near if n[0][0] <= reach[i]), default=None)
            if near is None:
                continue
            (_, t), j, k = near
            a, b = lines[j][k], lines[j][k + 1]
            corner = min((a, b), key=lambda q: math.dist(p, q))
            if math.dist(p, corner) <= JOIN:
                moved[(i, end % len(points))] = corner
            else:
                foot = place_on(a, b, t)
                moved[(i, end % len(points))] = foot
                added.setdefault((j, k), set()).add((t, foot))
    return [[moved.get((i, v), q) for v, q in _with_vertices(points, i, added)] for i, points in enumerate(lines)]


def _with_vertices(points, i, added):
    """(vertex number of the original or -1, point) with the added vertices in their order."""
    result = []
    for k, p in enumerate(points):
        result.append((k, p))
        result += [(-1, q) for _, q in sorted(added.get((i, k), ()))]
    return result


def crossing(a, b, c, d):
    """Where two segments cross inside both, as their shares; none if they do not."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = ux * vy - uy * vx
    if abs(cross) < 1e-9:
        return None
    s = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross
    t = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross
    return (s, t) if 0 <= s <= 1 and 0 <= t <= 1 else None


def _with_crossings(lines, meet):
    added = {}
    for members in _grid(lines).values():
        for n, (i, k) in enumerate(members):
            for j, m in members[:n]:
                a, b, c, d = lines[i][k], lines[i][k + 1], lines[j][m], lines[j][m + 1]
                found = crossing(a, b, c, d) if meet(i, j) else None
                if found:
                    p = place_on(a, b, found[0])
                    p = next((q for q in (a, b, c, d) if math.dist(p, q) < 0.5), p)
                    added.setdefault((i, k), set()).add((found[0], p))
                    added.setdefault((j, m), set()).add((found[1], p))
    return [_without_repeats([p for _, p in _with_vertices(points, i, added)]) for i, points in enumerate(lines)]


def _without_repeats(points):
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]


class Graph:
    """The vertices of joined lines, linked along the lines."""

    def __init__(self, lines):
        self.links = {}
        for points in lines:
            for a, b in zip(points, points[1:]):
                self.links.setdefault(a, {})[b] = self.links.setdefault(b, {})[a] = math.dist(a, b)

    def nearest(self, p):
        return min(self.links, key=lambda q: (math.dist(p, q), q))

    def path(self, start, goal):
        """The shortest way between the vertices nearest to two points, as points."""
        start, goal = self.nearest(start), self.nearest(goal)
        queue, came = [(0.0, start, None)], {}
        while queue:
            cost, p, before = heapq.heappop(queue)
            if p in came:
                continue
            came[p] = before
            if p == goal:
                break
            for q, length in self.links[p].items():
                if q not in came:
                    heapq.heappush(queue, (cost + length, q, p))
        way = [goal]
        while came[way[-1]] is not None:
            way.append(came[way[-1]])
        return way[::-1]
