"""What the project demands of its speed, and whether it is met: one line per demand."""

import math

from .subjects import READ_LAYERS

# Question, program, at least so many times its CPU.
TIMES = [
    ("roads", "roads", [("GeoPandas", 60), ("PostGIS", 80), ("DuckDB spatial", 20)]),
    ("green union", "green", [("GeoPandas", 20), ("PostGIS", 20)]),
    ("permeable union", "permeable", [("GeoPandas", 20), ("PostGIS", 20)]),
    ("500 m coverage, exact, against 64-gons and 32-gons", "stops", [("GeoPandas", 50), ("PostGIS", 15)]),
    ("raster share", "raster", [("exactextract", 8)]),
    ("network coverage", "network", [("SciPy", 10), ("pgRouting", 10)]),
    ("corridor widths, against points every 2 m", "corridors", [("SciPy", 5), ("SFCGAL", 50)]),
]
CORRIDOR_POINTS = 195554  # of city M


class Rows:
    def __init__(self):
        self.rows = []

    def add(self, demand, limit, figure, met, unit=""):
        if figure is not None:
            self.rows.append([demand, f"{limit}{unit}", f"{figure:.0f}{unit}" if figure >= 100 else f"{figure:.3g}{unit}", "yes" if met(figure) else "**no**"])

    def at_most(self, demand, limit, figure, unit=""):
        self.add(demand, f"≤ {limit}", figure, lambda value: value <= limit, unit)

    def at_least(self, demand, limit, figure, unit=""):
        self.add(demand, f"≥ {limit}", figure, lambda value: value >= limit, unit)


def divided(value, by):
    return value / by if value is not None and by else None


def peer_cpu(record, tool, question):
    """CPU of the other program for the whole city. SFCGAL measures a few corridors, which is scaled by their number."""
    cpu = record.cpu(question, tool)
    measured, all_of_them = record.values(question, tool), record.values(question)
    return cpu * len(all_of_them) / len(measured) if cpu and tool == "SFCGAL" else cpu


def peer_rows(rows, record):
    for title, question, programs in TIMES:
        for tool, limit in programs:
            if record.get(tool, question):
                rows.at_least(f"{title}: {tool} ÷ citygauge", limit,
                              divided(peer_cpu(record, tool, question), record.cpu(question)), " ×")


def growth_exponent(records):
    small, large = records["S"].cpu("five"), records["L"].cpu("five")
    return math.log(large / small) / math.log(100) if small and large else None


def target_rows(records, table):
    rows, m = Rows(), records["M"]
    read = m.read_cpu(READ_LAYERS)
    rows.at_most("five indicators ÷ one GDAL read of their layers", 3, divided(m.cpu("five"), read), " ×")
    rows.at_most("the same, sensitivity = false", 3, divided(m.cpu("five, sensitivity = false"), read), " ×")
    rows.at_most("the same, and evidence = false", 2,
                 divided(m.cpu("five, neither sensitivity nor evidence"), read), " ×")
    peer_rows(rows, m)
    corridors = divided(m.cpu("corridors"), CORRIDOR_POINTS / 1e5)
    rows.at_most("corridor widths, CPU per 100 thousand vertices", 0.5, corridors, " s")
    rows.at_most("L, five indicators: peak memory", 1024, records["L"].peak("five"), " MB")
    rows.at_most("L, five indicators: growth exponent S → L", 1.05, growth_exponent(records))
    rows.at_least("five indicators: wall, 1 thread ÷ 2 threads", 1.6,
                  divided(m.wall("five, 1 thread"), m.wall("five, 2 threads")), " ×")
    rows.at_most("all shipped profiles in one run ÷ five indicators, both of ten layers", 3,
                 divided(m.cpu("all shipped profiles, ten layers"), m.cpu("five, of ten layers")), " ×")
    rows.at_most("the sample city, cold: wall", 0.5, records["S"].wall("sample city") or m.wall("sample city"), " s")
    return table(["demand (city M unless said)", "limit", "measured", "met"], rows.rows) + "\n" if rows.rows else ""
