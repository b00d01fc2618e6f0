"""A field of street directions, and streets that follow it at a given distance from one another.

The field is a sum of hand-placed crosses: along the banks, along the ridges, and across. Streets are traced along
it, as by Chen et al., Interactive Procedural Street Modeling (2008), so that they follow the terrain.
"""
import cmath
import math
import random

import numpy
from osgeo import gdal, ogr

from .shapes import quiet

CROSSES = [  # x km, y km, direction in degrees, reach in km: what the streets there run along or across
    (0.6, 3.0, -8, 0.7), (1.4, 2.9, -14, 0.7), (2.3, 3.0, 14, 0.6), (2.8, 3.5, 55, 0.4), (1.2, 3.8, 2, 0.6),
    (2.2, 4.0, -80, 0.4), (1.2, 5.0, 20, 0.6), (1.8, 5.6, -65, 0.4), (2.6, 5.4, 85, 0.4), (3.0, 4.3, 70, 0.4),
    (3.4, 4.6, 55, 0.4), (3.9, 5.0, 35, 0.5), (4.4, 5.1, 12, 0.4), (3.3, 5.7, 5, 0.6), (4.1, 5.9, 15, 0.6),
    (5.4, 5.2, 4, 0.5), (6.3, 5.4, 14, 0.6), (7.2, 5.6, 25, 0.6), (5.6, 6.1, -6, 0.6), (6.8, 6.2, 6, 0.6),
    (4.0, 3.4, 55, 0.4), (4.4, 3.9, 30, 0.4), (5.4, 4.1, 8, 0.4), (3.8, 2.6, 62, 0.4), (4.6, 2.9, 16, 0.6),
    (4.2, 2.2, 5, 0.5), (0.8, 1.6, -14, 0.6), (1.7, 1.4, 2, 0.6), (2.7, 1.6, 28, 0.6), (2.4, 0.9, 10, 0.6),
    (3.2, 1.1, 85, 0.4), (4.6, 1.0, 15, 0.6), (5.6, 1.7, 22, 0.6), (7.4, 3.2, 70, 0.6), (7.3, 4.5, 24, 0.5),
    (6.4, 2.2, 16, 0.5),
]
STEP = 12.0
PARALLEL = math.cos(math.radians(38))
CLOSEST = 0.58            # of the spacing: a traced street ends that near to a parallel one
REACH_OUT = 0.9           # of the spacing: how far a loose end looks for a street to join
SHARPEST = math.sin(math.radians(40))   # of a junction
CELL = 10.0               # m: of the masks
MASK_EXTENT = (-1000.0, -500.0, 9500.0, 7500.0)


class Mask:
    """Which of some polygons a point lies in: the index of the last that covers the cell, -1 for none."""

    def __init__(self, shapes):
        x0, y0, x1, y1 = MASK_EXTENT
        self.columns, self.rows = int((x1 - x0) / CELL), int((y1 - y0) / CELL)
        raster = gdal.GetDriverByName("MEM").Create("", self.columns, self.rows, 1, gdal.GDT_Int16)
        raster.SetGeoTransform((x0, CELL, 0, y1, 0, -CELL))
        raster.GetRasterBand(1).Fill(-1)
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("shapes")
        layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
        for value, shape in enumerate(shapes):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["value"] = value
            feature.SetGeometry(shape)
            layer.CreateFeature(feature)
        with quiet():     # it misses a CRS, which local metres do not have
            gdal.RasterizeLayer(raster, [1], layer, options=["ATTRIBUTE=value"])
        self.cells = raster.ReadAsArray()

    def at(self, p):
        column, row = int((p[0] - MASK_EXTENT[0]) / CELL), int((MASK_EXTENT[3] - p[1]) / CELL)
        inside = 0 <= column < self.columns and 0 <= row < self.rows
        return int(self.cells[row, column]) if inside else -1


def direction(p):
    """Unit vector of the field, as a complex number; any quarter turn of it will do as well."""
    total = 0j
    for x, y, degrees, reach in CROSSES:
        squared = ((p[0] / 1000 - x) ** 2 + (p[1] / 1000 - y) ** 2) / reach ** 2
        total += math.exp(-squared / 2) * cmath.exp(4j * math.radians(degrees)) + 1e-12
    return cmath.exp(1j * cmath.phase(total) / 4)


class Streets:
    """The points and segments of all streets so far, for questions about nearness."""

    def __init__(self):
        self.at = numpy.empty((0, 2))
        self.along = numpy.empty((0, 2))
        self.segments = numpy.empty((0, 4))

    def add(self, points):
        ends = numpy.array(points, float)
        a, b = ends[:-1], ends[1:]
        lengths = numpy.hypot(*(b - a).T)
        counts = numpy.maximum(1, numpy.rint(lengths / STEP)).astype(int)
        shares = numpy.concatenate([(numpy.arange(n) + 0.5) / n for n in counts])[:, None]
        start, way = numpy.repeat(a, counts, axis=0), numpy.repeat(b - a, counts, axis=0)
        self.segments = numpy.vstack([self.segments, numpy.hstack([a, b])])
        self.at = numpy.vstack([self.at, start + shares * way])
        self.along = numpy.vstack([self.along, way / numpy.repeat(lengths, counts)[:, None]])

    def runs_beside(self, p, heading, distance):
        """Whether a street about parallel to `heading` lies within `distance`."""
        near = ((self.at - p) ** 2).sum(axis=1) < distance * distance
        along = self.along[near]
        return bool((abs(along @ numpy.array([heading.real, heading.imag])) > PARALLEL).any())

    def first_crossing(self, p, q):
        """Where the way from p to q first meets a street, unless at a sharp angle; none if it does not."""
        x, y, u, v = self.segments.T
        dx, dy, ex, ey = q[0] - p[0], q[1] - p[1], u - x, v - y
        with numpy.errstate(divide="ignore", invalid="ignore"):
            cross = dx * ey - dy * ex
            t = ((x - p[0]) * ey - (y - p[1]) * ex) / cross
            s = ((x - p[0]) * dy - (y - p[1]) * dx) / cross
        sine = abs(cross) / (math.hypot(dx, dy) * numpy.hypot(ex, ey))
        met = numpy.where((t > 1e-6) & (t <= 1) & (s >= 0) & (s <= 1), t, 2.0)
        first = int(met.argmin())
        if met[first] > 1 or sine[first] < SHARPEST:
            return None
        return (p[0] + dx * met[first], p[1] + dy * met[first])


def trace(seed, quarter, allowed, spacing, streets, longest):
    """Points from a seed along the field, one way (quarter 0..3), until land or room ends."""
    points, heading = [seed], direction(seed) * 1j ** quarter
    while len(points) * STEP < longest:
        p = points[-1]
        options = [direction(p) * 1j ** k for k in range(4)]
        heading = max(options, key=lambda d: (d * heading.conjugate()).real)
        q = (p[0] + STEP * heading.real, p[1] + STEP * heading.imag)
        if not allowed(q) or streets.runs_beside(q, heading, CLOSEST * spacing(q)):
            break
        points.append(q)
    return points, heading


def joined(points, heading, allowed, spacing, streets):
    """The trace, carried on to the next street if one is near enough."""
    p = points[-1]
    reach = REACH_OUT * spacing(p)
    hit = streets.first_crossing(p, (p[0] + reach * heading.real, p[1] + reach * heading.imag))
    between = lambda share: (p[0] + share * (hit[0] - p[0]), p[1] + share * (hit[1] - p[1]))
    if hit and allowed(between(0.5)) and allowed(between(0.8)):
        points.append(hit)
    return points


def grow(streets, allowed, spacing, shortest, longest, seed):
    """Fills the allowed land with streets; returns their points. `spacing(p)`: metres between parallel ones."""
    chance = random.Random(seed)
    seeds = [(x + chance.uniform(-25, 25), y + chance.uniform(-25, 25))
             for x in range(0, 8400, 50) for y in range(0, 7000, 50)]
    chance.shuffle(seeds)
    grown = []
    for p in seeds:
        for quarter in ((0, 1) if allowed(p) else ()):
            if streets.runs_beside(p, direction(p) * 1j ** quarter, spacing(p)):
                continue
            ahead, heading = trace(p, quarter, allowed, spacing, streets, longest)
            behind, back = trace(p, quarter + 2, allowed, spacing, streets, longest)
            ahead = joined(ahead, heading, allowed, spacing, streets)
            behind = joined(behind, back, allowed, spacing, streets)
            points = behind[:0:-1] + ahead
            if sum(math.dist(a, b) for a, b in zip(points, points[1:])) >= shortest:
                streets.add(points)
                grown.append(points)
    return grown
