#!/usr/bin/env python3
"""Recomputes expected_all.csv, the values of project_all.toml and project_hubs.toml.

Uses GeoPandas, Shapely, pandas and NetworkX and shares no code with citygauge. Prints every value; with --write replaces expected_all.csv beside it.
"""
import csv
import sys

import numpy

import expected
from oracle import components, driving, facilities, land, network, registers, stock, things
from oracle.layers import HERE, Units

EXACT, CLOSE = 1e-8, 1e-6     # tolerances, in the unit of the value: sums of attributes; lengths and areas
STREETS = 1e-3                # where a street begins to be beside another is a matter of taste at its bends
# Derived in README.md
BY_HAND = {
    ("WJ-05", "greenway_per_10k"): 4.5 / 4.2,
    ("WJ-05", "flood_standard_share"): 50.0,
    ("WJ-05", "farmland_conflict"): 6000.0,
    ("WJ-05", "rail_bus_transfer_100"): 100.0,
    ("WJ-05", "rail_bus_transfer_50"): 50.0,
    ("WJ-05", "population_density"): 4.2 / 3.0,
    ("WJ-05", "complete_community"): 75.0,
    ("WJ-05", "storm_pipe_share"): 80.0,
    ("WJ-05", "new_green_area"): 1015552 - 12960 - 120000,
    ("WJ-05", "plaza_hard_area"): 3.24,
    ("WJ-05", "red_line_width"): 36.0,
    ("WJ-05", "walkway_continuity"): 1.0,
    ("WJ-05", "walkway_largest_share"): 100.0,
    ("WJ-05", "led_share"): 100.0,
}


def ratios(parts, wholes, factor=1.0):
    """Without those whose denominator is 0: they are not evaluated."""
    return {did: factor * parts[did] / wholes[did] for did in parts if wholes[did] != 0}


def headline(units):
    """What project.toml measures too; the population layer knows the people of WJ-07."""
    for did, indicator, value, tolerance, origin in expected.rows():
        yield did, indicator, value, tolerance, origin
    parks = expected.park_areas(units.shapes)
    yield "WJ-07", "park_area_per_capita", parks["WJ-07"] / units.people["WJ-07"], CLOSE, "shapely: union of polygons"


def values(units):
    """(indicator, {unit: value}, tolerance, origin)"""
    ten_thousand = {did: people / 1e4 for did, people in units.people.items()}
    square_km = {did: area / 1e6 for did, area in units.area.items()}
    for name, metres in things.road_lengths(units).items():
        yield f"road_class_density.{name}", ratios(metres, square_km, 1e-3), CLOSE, "shapely: clipped lengths"
    for name, metres in things.trails(units).items():
        yield f"trail_length.{name}", ratios(metres, dict.fromkeys(metres, 1e3)), CLOSE, "shapely: clipped lengths"
    for name, counts in things.facilities(units).items():
        yield f"facility_count.{name}", counts, EXACT, "pandas: counts"
    yield "greenway_per_10k", ratios(things.greenways(units), ten_thousand, 1e-3), CLOSE, "shapely: clipped lengths"
    yield "population_density", ratios(ten_thousand, square_km), CLOSE, "pandas: sums"
    for metres in (100, 50):
        near, stations = things.stations_near_stops(units, metres)
        yield f"rail_bus_transfer_{metres}", ratios(near, stations, 100), EXACT, "shapely: distances"
    yield from of_buildings(units)
    yield from of_land(units)
    yield "hub_access", driving.to_motorway(units), CLOSE, "networkx: shortest ways"
    yield "hub_to_hub", driving.between_hubs(units), CLOSE, "networkx: shortest ways"
    yield from of_walking(units)
    yield from of_registers(units)


def of_walking(units):
    people, ways = things.people(units), things.walkways(units)
    for sloped, ending in ((False, ""), (True, "_slope")):
        yield (f"bus_stop_people_coverage{ending}", ratios(network.covered_people(units, sloped), people, 100), CLOSE,
               "networkx: shortest ways")
        yield (f"walkway_stop_coverage{ending}", ratios(network.covered_ways(units, sloped), ways, 100), CLOSE,
               "networkx: shortest ways")
    for minutes in facilities.CIRCLES:
        for kind, served in facilities.life_circle(units, minutes).items():
            yield (with_group(f"life_circle_coverage_{minutes}", kind), ratios(served, people, 100), CLOSE,
                   "networkx: shortest ways")
    parts = components.of_units(units)
    yield "walkway_continuity", {did: len(found) for did, found in parts.items()}, EXACT, "networkx: components"
    yield ("walkway_largest_share", ratios({did: found[0] for did, found in parts.items()}, ways, 100), 1e-5,
           "networkx: components")


def with_group(indicator, group):
    return f"{indicator}.{group}" if group else indicator


def of_buildings(units):
    houses = stock.Stock(units)
    for found in (stock.amounts, stock.shares_of_floor_area, stock.shares_of_buildings):
        for indicator, by_unit in found(houses).items():
            yield indicator, by_unit, 1e-4 if indicator.endswith("_area") else CLOSE, "pandas: attributes"
    yield ("floor_area_ratio", ratios(stock.lasting(houses), land.construction(units)), CLOSE,
           "pandas: sums, shapely: union of polygons")


def of_registers(units):
    for found in (registers.shares, registers.kilometres):
        for indicator, by_unit in found(units).items():
            yield indicator, by_unit, CLOSE, "pandas: attributes"
    yield "waterlogging_points", registers.open_floods(units), EXACT, "pandas: counts"
    for kind, by_unit in facilities.complete_communities(units).items():
        yield with_group("complete_community", kind), by_unit, EXACT, "shapely: distances"
    yield ("bus_network_length", ratios(things.bus_network(units), dict.fromkeys(units.area, 1e3)), STREETS,
           "shapely: streets 25 m apart are one")
    yield "red_line_width", things.widest_new_road(units), 1e-3, "shapely: attributes, inscribed circles"


def of_land(units):
    yield "flood_standard_share", ratios(land.well_drained(units), units.area, 100), CLOSE, "shapely: union of polygons"
    for indicator, (part, whole) in land.shares(units).items():
        close = 1e-4 if indicator == "park_service_coverage" else CLOSE     # arcs are up to 1 cm off
        yield indicator, ratios(part, whole, 100), close, "shapely: union of polygons"
    for indicator, areas in {**land.conflicts(units), "new_green_area": land.new_green(units)}.items():
        yield indicator, areas, 1e-3, "shapely: overlay"
    corridors = land.corridors(units)
    for name, areas in land.corridor_mix(units).items():
        yield f"corridor_mix.{name}", ratios(areas, corridors, 100), CLOSE, "shapely: overlay"
    for indicator, areas, unit in (("corridor_area", corridors, 1e6), ("plaza_hard_area", land.hard_plazas(units), 1e4),
                                   ("farmland_area", units.areas(land.parcels(("01",))), 1e6),
                                   ("permanent_farmland_area", land.permanent_farmland(units), 1e6)):
        yield indicator, ratios(areas, dict.fromkeys(areas, unit)), CLOSE, "shapely: union of polygons"


def rows():
    units = Units()
    yield from headline(units)
    for indicator, found, tolerance, origin in values(units):
        for did in sorted(found):
            value, hand = float(found[did]), BY_HAND.get((did, indicator))
            if hand is not None:
                assert numpy.isclose(value, hand, rtol=2e-7, atol=1e-7), (did, indicator, value, hand)
                value, origin = hand, "by hand; " + origin.removeprefix("by hand; ")
            yield did, indicator, value, tolerance, origin if hand is not None else origin.removeprefix("by hand; ")


def main():
    found = list(rows())
    for did, indicator, value, _, origin in found:
        print(f"{did:6} {indicator:34} {value:16.8f}  {origin}")
    if "--write" in sys.argv:
        with open(HERE / "expected_all.csv", "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["district_id", "indicator", "value", "tolerance", "origin"])
            table.writerows((d, i, f"{v:.9f}", t, o) for d, i, v, t, o in found)


if __name__ == "__main__":
    main()
