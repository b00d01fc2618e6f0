"""The lie of the land: a river valley between forested ridges, as a raster of heights in metres."""
import numpy

from .shapes import spline
from .terrain import NEW_TOWN_SIZE, RIDGES, in_new_town, river_line, tributary_line

CELL = 50.0
WEST, SOUTH, EAST, NORTH = -700.0, -500.0, 9000.0, 7500.0     # local metres
RIVER_LEVEL = 175.0           # m above the sea
BANK = 300.0                  # m from the river's axis to the quay
QUAY_RISE, VALLEY_SLOPE = 8.0, 0.028
RIDGE_RISE = 165.0            # m above the valley
TOWN_PLATEAU = 228.0          # the new town is graded: level ground
TOWN_FADE = 250.0             # m over which the plateau meets the slopes


def distance(x, y, points):
    """Metres from every cell to a line."""
    best = numpy.full(x.shape, numpy.inf)
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        dx, dy = bx - ax, by - ay
        t = numpy.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0.0, 1.0)
        best = numpy.minimum(best, numpy.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def heights():
    """Rows from the north; each cell holds the height at its centre, to the decimetre."""
    columns, rows = int((EAST - WEST) / CELL), int((NORTH - SOUTH) / CELL)
    x, y = numpy.meshgrid(WEST + CELL * (numpy.arange(columns) + 0.5), NORTH - CELL * (numpy.arange(rows) + 0.5))
    from_river = distance(x, y, river_line())
    from_stream = distance(x, y, tributary_line())
    inland = numpy.minimum(numpy.maximum(from_river - BANK, 0.0), numpy.maximum(from_stream - 60.0, 0.0) + 350.0)
    land = RIVER_LEVEL + QUAY_RISE * numpy.clip(inland / 20.0, 0.0, 1.0) + VALLEY_SLOPE * inland
    land += 6.0 * numpy.sin(x / 310.0) * numpy.cos(y / 270.0) * numpy.clip(inland / 300.0, 0.0, 1.0)
    for _, axis, half_width in RIDGES:
        beside = distance(x, y, spline(axis, step=150.0)) / (1.25 * half_width)
        land += RIDGE_RISE * numpy.exp(-beside ** 2)
    level = numpy.clip(_outside_town(x, y) / TOWN_FADE, 0.0, 1.0)
    land = numpy.where(inland > 0.0, level * land + (1.0 - level) * TOWN_PLATEAU, land)
    return numpy.round(land, 1).astype(numpy.float32)


def _outside_town(x, y):
    """Metres from each cell to the new town's rectangle and one cell around it; 0 inside."""
    (ox, oy), (ex, ey) = in_new_town(0.0, 0.0), in_new_town(1.0, 0.0)
    ux, uy = ex - ox, ey - oy
    s, t = (x - ox) * ux + (y - oy) * uy, (y - oy) * ux - (x - ox) * uy
    beyond = lambda value, size: numpy.maximum(numpy.maximum(-2 * CELL - value, value - size - 2 * CELL), 0.0)
    return numpy.hypot(beyond(s, NEW_TOWN_SIZE[0]), beyond(t, NEW_TOWN_SIZE[1]))
