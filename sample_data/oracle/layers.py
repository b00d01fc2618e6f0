"""Reads the sample's layers and shares lines and areas out to the units, with GeoPandas and Shapely alone."""
import pathlib

import geopandas
import shapely

HERE = pathlib.Path(__file__).parent.parent
BORDER = 1e-6             # m: a line that near to a border lies on it


def plan(name):
    return geopandas.read_file(HERE / "plan.gpkg", layer=name)


def city(name):
    return geopandas.read_file(HERE / "city.gpkg", layer=name)


class Units:
    """The eight units, the people of each, and the borders that they share."""

    def __init__(self):
        districts = city("districts")
        self.shapes = dict(zip(districts["did"], districts.geometry))
        self.area = {did: shape.area for did, shape in self.shapes.items()}
        people = plan("population")
        counted = dict(zip(districts["did"], districts["pop"]))
        self.people = {did: counted[did] if counted[did] == counted[did] else
                       people["RK"][people.within(shape)].sum() for did, shape in self.shapes.items()}
        self._core = {did: shape.buffer(-BORDER) for did, shape in self.shapes.items()}
        self._shared = {}
        for did, shape in self.shapes.items():
            others = shapely.union_all([s.boundary for d, s in self.shapes.items() if d != did])
            self._shared[did] = shape.boundary.intersection(others)

    def of_points(self, points):
        """Unit of each point."""
        return [next((did for did, shape in self.shapes.items() if shape.covers(p)), None) for p in points]

    def lengths(self, lines):
        """Metres of the lines in each unit; half of what runs along a shared border. Segment by segment, since a line
        that comes back on itself would be counted once."""
        lines = shapely.get_parts(list(lines))
        if len(lines) == 0:
            return dict.fromkeys(self.shapes, 0.0)
        segments = shapely.linestrings([pair for line in lines for pair in _pairs(shapely.get_coordinates(line))])
        middles = shapely.line_interpolate_point(segments, 0.5, normalized=True)
        ends = [shapely.points(shapely.get_coordinates(segments)[k::2]) for k in (0, 1)]
        found = {}
        for did, core in self._core.items():
            border = self._shared[did]
            on = [shapely.dwithin(points, border, BORDER) for points in (middles, *ends)]
            halves = shapely.length(segments[on[0] & on[1] & on[2]]).sum() / 2
            found[did] = shapely.length(shapely.intersection(segments, core)).sum() + halves
        return found

    def is_shared(self, did, point):
        return point.distance(self._shared[did]) <= 1e-3

    def areas(self, polygons):
        """Square metres of the union of the polygons in each unit."""
        return of_union(shapely.union_all(list(polygons)), self.shapes)


def _pairs(points):
    return zip(points[:-1], points[1:])


def of_union(together, shapes):
    return {did: together.intersection(shape).area for did, shape in shapes.items()}
