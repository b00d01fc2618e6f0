"""What GeoPandas, Shapely and SciPy answer, as their manuals would have it done.

    geopandas_peer.py QUESTION CITY_FOLDER VALUES.json

Questions: roads, green, permeable, stops (500 m as 64-gons), network (SciPy), corridors (SciPy, points every 2 m)."""

import json
import sys
from pathlib import Path

import geopandas
import numpy as np
import shapely

CITY = Path(sys.argv[2])
COUNTED = ["primary", "secondary", "tertiary", "residential"]


def layer(name, columns=()):
    frame = geopandas.read_file(CITY / f"{name}.gpkg", engine="pyogrio")
    return frame[[*columns, "geometry"]]


def by_district(pieces, districts):
    return {str(did): float(pieces.get(did, 0.0)) for did in districts.did}


def cut(frame, districts):
    return geopandas.overlay(frame, districts, how="intersection", keep_geom_type=True)


def union_area(frame):
    districts = layer("districts", ["did"])
    return by_district(cut(frame, districts).dissolve(by="did").area, districts)


def roads():
    districts = layer("districts", ["did"])
    lines = layer("roads", ["class"])
    pieces = cut(lines[lines["class"].isin(COUNTED)], districts)
    return by_district(pieces.length.groupby(pieces.did).sum(), districts)


def green():
    return union_area(layer("green"))


def permeable():
    land = layer("landuse", ["permeable"])
    return union_area(land[land.permeable == 1][["geometry"]])


def stops():
    points = layer("stops")
    return union_area(geopandas.GeoDataFrame(geometry=points.buffer(500.0), crs=points.crs))


def crossings_of(lines):
    """Numbers of the two ends of each line from 0 on, and the places of all ends."""
    numbers, ends = np.unique(np.r_[lines.u.values, lines.v.values], return_inverse=True)
    u, v = ends[:len(lines)], ends[len(lines):]
    places = np.zeros((len(numbers), 2))
    places[u] = shapely.get_coordinates(shapely.get_point(lines.geometry.values, 0))
    places[v] = shapely.get_coordinates(shapely.get_point(lines.geometry.values, -1))
    return u, v, places


def network():
    """Metres of walkway within 500 m of a stop along the network, in the whole city."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra
    from scipy.spatial import cKDTree
    lines, points = layer("walkways", ["u", "v"]), layer("crossing_stops")
    u, v, places = crossings_of(lines)
    length = lines.length.values
    _, sources = cKDTree(places).query(np.c_[points.geometry.x, points.geometry.y])
    graph = csr_matrix((np.r_[length, length], (np.r_[u, v], np.r_[v, u])), shape=(len(places), len(places)))
    far = dijkstra(graph, indices=np.unique(sources), min_only=True, limit=500.0)
    left = np.maximum(0, 500 - np.where(np.isfinite(far), far, np.inf))
    return {"city": float(np.minimum(length, left[u] + left[v]).sum())}


def ring_points(ring, step_m=2.0):
    count = int(ring.length / step_m) + 1
    return shapely.get_coordinates(
        shapely.line_interpolate_point(ring, np.linspace(0, ring.length, count, endpoint=False)))


def inner_edges(polygon):
    """Edges of the Voronoi diagram of points along the border that lie inside: their nodes, how wide it is there, and
    whether their two walls lie opposite each other."""
    from scipy.spatial import Voronoi
    points = np.vstack([ring_points(ring) for ring in (polygon.exterior, *polygon.interiors)])
    origin = points.mean(0)
    points -= origin
    diagram = Voronoi(points)
    shapely.prepare(polygon)
    inside = shapely.contains_xy(polygon, *(diagram.vertices + origin).T)
    edges, walls = np.asarray(diagram.ridge_vertices), diagram.ridge_points
    kept = (edges >= 0).all(1) & inside[edges].all(1)
    edges, walls = edges[kept], walls[kept]
    radius = np.hypot(*(diagram.vertices[edges].mean(1) - points[walls[:, 0]]).T)
    chord = np.hypot(*(points[walls[:, 0]] - points[walls[:, 1]]).T)
    return diagram.vertices, edges, 2 * radius, chord > 1.73 * radius


def net_width(polygon):
    """The least width of the widest way from the western to the eastern end of the axis: a path of the maximum spanning
    tree. The generated corridors run from west to east."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree
    nodes, edges, width, on_axis = inner_edges(polygon)
    tree = minimum_spanning_tree(csr_matrix((-width, edges.T), shape=(len(nodes), len(nodes))))
    axis = np.unique(edges[on_axis])
    west, east = axis[nodes[axis, 0].argmin()], axis[nodes[axis, 0].argmax()]
    _, before = breadth_first_order(tree, west, directed=False)
    either_way = (tree + tree.T).tocsr()
    path = [east]
    while path[-1] != west:
        path.append(before[path[-1]])
    return float(-either_way[path[:-1], path[1:]].max())


def corridors():
    frame = layer("corridors", ["cid"])
    return {str(cid): net_width(polygon) for cid, polygon in zip(frame.cid, frame.geometry)}


ANSWERS = {answer.__name__: answer for answer in (roads, green, permeable, stops, network, corridors)}

if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(ANSWERS[sys.argv[1]]()))
