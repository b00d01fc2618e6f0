"""Three ecological corridors between urban groups: one wide enough, one with a neck of 40 m, one that is cut."""
from .shapes import km, polygon, rounded, spline, beside

GOOD_WIDTH, NECK_WIDTH, CUT_WIDTH = 64.0, 40.0, 90.0
SWELLING = 150.0                    # m: how wide the good corridor is at its two ends

# C2's neck: between two building sites whose facing walls run along (4/5, 3/5), 20 m from the axis on either side.
NECK_AT = (4780.0, 5930.0)
ALONG, ACROSS = (0.8, 0.6), (-0.6, 0.8)
NECK_LENGTH, SITE_DEPTH = 100.0, 70.0
NECK_CORRIDOR_WIDTH = 130.0
# C1's narrowest stretch: straight along (7/25, 24/25) for 130 m
NARROW_AT = (4290.0, 1740.0)
NARROW_ALONG, NARROW_ACROSS = (0.28, 0.96), (-0.96, 0.28)
NARROW_LENGTH, SOUTH_END, NORTH_END = 130.0, 350.0, 440.0
CUT_AXIS = km((0.83, 4.72), (0.85, 4.5), (0.78, 4.25), (0.86, 4.0), (0.9, 3.86))
CUT_AT = (780.0, 4250.0)


def in_frame(origin, along, across, a, b):
    return rounded((origin[0] + a * along[0] + b * across[0], origin[1] + a * along[1] + b * across[1]))


def neck_corridor():
    """C2, straight along the neck's direction, then bending into the two groups."""
    at = lambda a, b: in_frame(NECK_AT, ALONG, ACROSS, a, b)
    half = NECK_CORRIDOR_WIDTH / 2
    return polygon([at(-520, -half - 60), at(-300, -half), at(300, -half), at(470, -half - 20),
                    at(470, half - 10), at(300, half), at(-300, half), at(-520, half - 30)])


def neck_sites():
    """The two building sites that leave 40 m between them."""
    at = lambda a, b: in_frame(NECK_AT, ALONG, ACROSS, a, b)
    half, wall = NECK_LENGTH / 2, NECK_WIDTH / 2
    far = wall + SITE_DEPTH
    return [polygon([at(-half, wall), at(half, wall), at(half, far), at(-half, far)]),
            polygon([at(-half, -far), at(half, -far), at(half, -wall), at(-half, -wall)])]


def good_corridor():
    """C1: 64 m wide in its middle, wider towards both ends."""
    at = lambda a, b: in_frame(NARROW_AT, NARROW_ALONG, NARROW_ACROSS, a, b)
    half, south, north, wide = NARROW_LENGTH / 2, SOUTH_END, NORTH_END, SWELLING / 2
    return polygon([at(-south, -wide), at(-half, -GOOD_WIDTH / 2), at(half, -GOOD_WIDTH / 2), at(north, -wide),
                    at(north, wide), at(half, GOOD_WIDTH / 2), at(-half, GOOD_WIDTH / 2), at(-south, wide)])


def cut_corridor():
    axis = spline(CUT_AXIS, step=60.0)
    return polygon(beside(axis, CUT_WIDTH / 2) + beside(axis, -CUT_WIDTH / 2)[::-1])


def cut_site():
    """A building site across C3, wider than it on both sides."""
    x, y = CUT_AT
    return polygon([(x - 95, y - 35), (x + 90, y - 50), (x + 100, y + 30), (x - 85, y + 45)])


def corridors():
    return [("C1", "云台生态廊道", good_corridor()), ("C2", "北山生态廊道", neck_corridor()),
            ("C3", "龙脊生态廊道", cut_corridor())]


def site_building():
    """A house on C3's building site."""
    x, y = CUT_AT
    return polygon([(x - 40, y - 15), (x + 30, y - 20), (x + 31, y - 5), (x - 39, y)])
