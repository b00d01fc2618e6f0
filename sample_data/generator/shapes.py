"""Geometry in local metres: points are (x, y) tuples, shapes are ogr.Geometry. No feature knows its CRS here.

Local (0, 0) is EPSG:4545 (539000, 3408000): Wanzhou on the Yangtze, central meridian 108 E. Coordinates are kept
to the centimetre, so that two layers which share a point share it bit for bit.
"""
import contextlib
import math

from osgeo import gdal, ogr

ogr.UseExceptions()

ORIGIN = (539000.0, 3408000.0)
DECIMALS = 2
ARC_SEGMENTS = 2          # per quarter circle: street corners need no more


@contextlib.contextmanager
def quiet():
    """Without GDAL's warnings, where they only repeat what the code asks for."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def rounded(p):
    return (round(p[0], DECIMALS), round(p[1], DECIMALS))


def line(points):
    geometry = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        geometry.AddPoint_2D(x, y)
    return geometry


def ring(points):
    geometry = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in points:
        geometry.AddPoint_2D(x, y)
    geometry.CloseRings()
    return geometry


def polygon(points, *holes):
    geometry = ogr.Geometry(ogr.wkbPolygon)
    for points_of_ring in (points, *holes):
        geometry.AddGeometry(ring(points_of_ring))
    return geometry


def point(p):
    geometry = ogr.Geometry(ogr.wkbPoint)
    geometry.AddPoint_2D(*p)
    return geometry


def coordinates(geometry):
    """The points of a line or ring."""
    return [p[:2] for p in geometry.GetPoints()] if geometry.GetPointCount() else []


def outline(shape):
    """The outer ring of a polygon; the polygon must outlive the look at its ring, so it is a parameter here."""
    return coordinates(shape.GetGeometryRef(0))


def parts(geometry, kind=ogr.wkbPolygon):
    """The simple shapes of one kind inside any geometry."""
    if geometry is None or geometry.IsEmpty():
        return []
    if ogr.GT_Flatten(geometry.GetGeometryType()) == kind:
        return [geometry.Clone()]
    found = []
    for i in range(geometry.GetGeometryCount()):
        if geometry.GetGeometryRef(i).GetGeometryType() != ogr.wkbLinearRing:
            found += parts(geometry.GetGeometryRef(i), kind)
    return found


def lines_of(geometry):
    return [coordinates(g) for g in parts(geometry, ogr.wkbLineString)]


def union(geometries):
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        for part in parts(geometry):
            together.AddGeometry(part)
    return together.UnionCascaded() if together.GetGeometryCount() else together


def on_grid(geometry):
    """The polygon with its coordinates on the centimetre grid, valid again if rounding made it cross itself."""
    rings = [[rounded(p) for p in coordinates(geometry.GetGeometryRef(i))]
             for i in range(geometry.GetGeometryCount())]
    snapped = polygon(*[without_repeats(r) for r in rings])
    with quiet():
        return snapped if snapped.IsValid() else largest(snapped.Buffer(0))


def without_repeats(points):
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def largest(geometry):
    found = parts(geometry)
    return max(found, key=lambda g: g.GetArea()) if found else ogr.Geometry(ogr.wkbPolygon)


def spline(controls, step=60.0):
    """Catmull-Rom curve through every control point, which is kept exactly; about `step` metres apart."""
    points = []
    for i in range(len(controls) - 1):
        p0, p1, p2, p3 = (controls[max(i - 1, 0)], controls[i], controls[i + 1],
                          controls[min(i + 2, len(controls) - 1)])
        pieces = max(1, int(math.dist(p1, p2) / step))
        points += [rounded(_on_curve(p0, p1, p2, p3, k / pieces)) for k in range(pieces)]
    return points + [rounded(controls[-1])]


def _on_curve(p0, p1, p2, p3, t):
    def at(a, b, c, d):
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
    return (at(p0[0], p1[0], p2[0], p3[0]), at(p0[1], p1[1], p2[1], p3[1]))


def beside(points, distance):
    """The points moved to the left of their direction by `distance(i)` or by a constant."""
    moved = []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        length = math.hypot(bx - ax, by - ay)
        d = distance(i) if callable(distance) else distance
        moved.append(rounded((x - (by - ay) / length * d, y + (bx - ax) / length * d)))
    return moved


def km(*pairs):
    """Control points written in kilometres."""
    return [rounded((x * 1000.0, y * 1000.0)) for x, y in pairs]
