"""The day trips of a packed RUN as other solvers can state them, and the check of what they answer.

A visit is a stop with service and opening hours; a vehicle is one team's day from and to the base; each used day has its price, each
metre too. Visits of one organisation whose possible days overlap in no day cannot share a day, so every window is a problem of its
own. Left out, in the peers' favour: which days a place is closed, the number of teams, people, labs, deadlines.
"""
import json
import math
from collections import defaultdict
from pathlib import Path

EARTH = 6_371_009


class Part:
    """One organisation's visits of one window: sites (the base first), matrices, services, opening hours."""

    def __init__(self, name, facts, org, visits):
        self.name, self.org = name, org
        self.price_day, self.price_metre = facts["prices"]["team_day"] * 1000, facts["prices"]["kilometre"]
        self.hours = (org["hours"]["from"], org["hours"]["to"])
        places = [org["base"]] + [v["at"] for v in visits]
        self.service = [0] + [v["service"] for v in visits]
        self.open = [self.hours[0]] + [max(v["open"], self.hours[0]) for v in visits]
        self.close = [self.hours[1]] + [v["close"] for v in visits]
        travel = facts["travel"]
        self.metres = [[metres(a, b, travel) for b in places] for a in places]
        self.drive = [[drive(m, travel["bands"]) for m in row] for row in self.metres]

    def cost(self, routes):
        """Price of the routes in 1/1000 fen; raises where a route breaks a rule."""
        seen, total = set(), 0
        for route in routes:
            at, time = 0, self.hours[0]
            for stop in route:
                if stop in seen:
                    raise ValueError(f"{self.name}: stop {stop} twice")
                seen.add(stop)
                time = max(time + self.drive[at][stop], self.open[stop]) + self.service[stop]
                if time > self.close[stop]:
                    raise ValueError(f"{self.name}: stop {stop} ends at {time}")
                total, at = total + self.metres[at][stop] * self.price_metre, stop
            if time + self.drive[at][0] > self.hours[1]:
                raise ValueError(f"{self.name}: home too late")
            total += self.metres[at][0] * self.price_metre + self.price_day
        if len(seen) != len(self.service) - 1:
            raise ValueError(f"{self.name}: {len(self.service) - 1 - len(seen)} stops left out")
        return total


def read(run):
    """The parts of a RUN folder, and its totals."""
    run = Path(run)
    facts = json.loads((run / "commitment.json").read_text())["plan"]["facts"]
    sealed = json.loads((run / "sealed.json").read_text())
    record = json.loads((run / "record.json").read_text())
    places = {e["id"]: e for e in sealed["frame"]}
    lines, orgs = {l["id"]: l for l in facts["lines"]}, {o["id"]: o for o in facts["orgs"]}
    batches = defaultdict(list)
    for batch in record["draw"]["batches"]:
        batches[batch["enterprise"], batch["line"]].append(batch)
    parts = defaultdict(list)
    for visit in record["pack"]["visits"]:
        org, place = orgs[visit["org"]], places[visit["enterprise"]]
        work = sum(lines[l]["minutes_per_batch"] * len(batches[visit["enterprise"], l]) for l in visit["lines"])
        window = max(lines[l]["window"]["from"] for l in visit["lines"]), min(lines[l]["window"]["to"] for l in visit["lines"])
        hours = place["hours"]
        row = {"at": place["at"], "service": org["minutes_per_visit"] + work, "open": hours["from"], "close": hours["to"]}
        parts[(visit["org"], *window)].append(row)
    made = [Part(" ".join(key), facts, orgs[key[0]], rows) for key, rows in sorted(parts.items())]
    return made, record["pack"]["totals"]


def metres(a, b, travel):
    """Road metres: great circle times factor; the same within two metres."""
    if a == b:
        return 0
    (p, q), (r, s) = ((math.radians(x["lat"] / 1e6), math.radians(x["lon"] / 1e6)) for x in (a, b))
    chord = math.sqrt(
        (math.cos(p) * math.cos(q) - math.cos(r) * math.cos(s)) ** 2
        + (math.cos(p) * math.sin(q) - math.cos(r) * math.sin(s)) ** 2
        + (math.sin(p) - math.sin(r)) ** 2
    )
    return int(2 * math.asin(chord / 2) * EARTH) * travel["factor_permille"] // 1000


def drive(road, bands):
    """Minutes: each stretch at its speed, rounded up."""
    at = total = 0
    for i, band in enumerate(bands):
        end = road if i + 1 == len(bands) else min(road, band["upto"])
        if end > at:
            total, at = total + -(-(end - at) // band["metres_per_minute"]), end
    return total
