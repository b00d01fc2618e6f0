"""Connected components of the walkways of each unit, by NetworkX."""
import networkx
import shapely

from .layers import plan

OUTSIDE, NEAR_BORDER = 500.0, 1e-3      # m


def node(point):
    return round(point[0], 4), round(point[1], 4)


def parts_of(segment, shape, on_border):
    """(what of a segment lies in the unit, what lies outside)"""
    if on_border:
        return [segment], []
    lines = lambda g: [p for p in shapely.get_parts(g) if p.geom_type == "LineString" and p.length > 1e-4]
    return lines(segment.intersection(shape)), lines(segment.difference(shape))


def of_units(units):
    """{unit: lengths in metres of its components, the longest first}"""
    segments = []
    for line in plan("walkways").geometry:
        points = shapely.get_coordinates(line)
        segments += [shapely.LineString(pair) for pair in zip(points, points[1:])]
    return {did: of_unit(segments, shape, units, did) for did, shape in units.shapes.items()}


def of_unit(segments, shape, units, did):
    inside, outside = networkx.Graph(), networkx.Graph()
    border, reach = shape.boundary, shape.buffer(OUTSIDE)
    for segment in segments:
        if not segment.intersects(reach):
            continue
        ends = [shapely.Point(c) for c in segment.coords] + [segment.interpolate(0.5, normalized=True)]
        on_border = all(p.distance(border) <= NEAR_BORDER for p in ends)
        own, other = parts_of(segment, shape, on_border)
        half = 0.5 if on_border and units.is_shared(did, ends[2]) else 1.0
        for graph, lines, weight in ((inside, own, half), (outside, other, 1.0)):
            for part in lines:
                graph.add_edge(node(part.coords[0]), node(part.coords[-1]), weight=weight * part.length,
                               metres=part.length)
    bridged = inside.copy()
    for start in [n for n in inside if n in outside]:
        for goal in networkx.single_source_dijkstra_path_length(outside, start, cutoff=OUTSIDE, weight="metres"):
            if goal in inside:
                bridged.add_edge(start, goal)
    found = [sum(d["weight"] for _, _, d in inside.subgraph(c).edges(data=True))
             for c in networkx.connected_components(bridged)]
    return sorted(found, reverse=True)
