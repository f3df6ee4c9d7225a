"""Standard instances read, and solutions checked, independently of every solver."""

from dataclasses import dataclass
from math import isqrt
from pathlib import Path


@dataclass
class Instance:
    """Stop 0 is the depot. Legs and times of a VRPTW are tenths, cut off; legs of a CVRP are rounded."""

    name: str
    timed: bool
    vehicles: int
    capacity: int
    points: list
    demand: list
    windows: list
    service: list

    @property
    def customers(self):
        return len(self.points) - 1

    def leg(self, a, b):
        square = (self.points[a][0] - self.points[b][0]) ** 2 + (self.points[a][1] - self.points[b][1]) ** 2
        return isqrt(100 * square) if self.timed else (isqrt(4 * square) + 1) // 2

    def legs(self):
        return [[self.leg(a, b) for b in range(len(self.points))] for a in range(len(self.points))]

    def family(self):
        if not self.timed:
            return "CVRP"
        return {100: "Solomon 100", 200: "Homberger 200", 1000: "Homberger 1000"}.get(self.customers, f"VRPTW {self.customers}")

    def cost(self, routes):
        """The cost of these routes, in the family's unit. Raises ValueError at the first broken rule."""
        served = sorted(c for route in routes for c in route)
        if served != list(range(1, len(self.points))):
            raise ValueError("not every customer once")
        if len(routes) > self.vehicles:
            raise ValueError(f"{len(routes)} routes, {self.vehicles} vehicles")
        return sum(self.route_cost(route) for route in routes) / (10 if self.timed else 1)

    def route_cost(self, route):
        if sum(self.demand[c] for c in route) > self.capacity:
            raise ValueError(f"overloaded: {route}")
        time, at, cost = self.windows[0][0], 0, 0
        for stop in [*route, 0]:
            cost += self.leg(at, stop)
            time = max(time + self.leg(at, stop), self.windows[stop][0])
            if time > self.windows[stop][1]:
                raise ValueError(f"late at {stop}: {route}")
            time, at = time + self.service[stop], stop
        return cost


def read(path):
    text = Path(path).read_text()
    return read_cvrplib(text) if path.suffix == ".vrp" else read_solomon(text)


def read_solomon(text):
    lines = [line.split() for line in text.splitlines() if line.strip()]
    vehicles, capacity = map(int, lines[3])
    rows = [list(map(int, line)) for line in lines[6:]]
    return Instance(
        lines[0][0], True, vehicles, capacity,
        [(r[1], r[2]) for r in rows], [r[3] for r in rows],
        [(10 * r[4], 10 * r[5]) for r in rows], [10 * r[6] for r in rows],
    )


def read_cvrplib(text):
    keys, sections, section = {}, {}, None
    for line in filter(str.strip, text.splitlines()):
        if ":" in line:
            key, value = line.split(":", 1)
            keys[key.strip()] = value.strip()
        elif line.strip().endswith("_SECTION"):
            section = sections.setdefault(line.strip(), [])
        elif section is not None and line.strip() != "EOF":
            section.append(list(map(int, line.split())))
    if keys["EDGE_WEIGHT_TYPE"] != "EUC_2D":
        raise ValueError("only EUC_2D is compared")
    points = [(x, y) for _, x, y in sections["NODE_COORD_SECTION"]]
    n = len(points)
    return Instance(
        keys["NAME"], False, int(keys.get("VEHICLES", n - 1)), int(keys["CAPACITY"]),
        points, [d for _, d in sections["DEMAND_SECTION"]], [(0, 1 << 40)] * n, [0] * n,
    )
