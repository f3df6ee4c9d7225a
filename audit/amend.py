"""Amendments: their chain, and who takes each lost batch: docs/spec.md §7 (without visits, tours and crews)."""

from collections import defaultdict

from files import Differs, read, same, sha
from rounds import Tree, line_of, paired, run as run_round

INCIDENT = ("enterprise", "line", "kind", "day", "evidence", "approver")
KEYS = ("as_of batches changed_tours crews format incidents number pack previous replacements round unplaced").split()


def code(e):
    """The company of an enterprise."""
    return e.split("#")[0]


class Book:
    """Batches in hand, and everything said about enterprises so far."""

    def __init__(self, world, seed, draw, place, rows, standing):
        self.world, self.seed, self.tree, self.place = world, seed, Tree(world), place
        self.batches = {(b["enterprise"], b["line"]): b for b in draw["batches"]}
        self.alternates, self.blind, self.rounds = draw["alternates"], len(draw["batches"]), 1
        self.seat = {e: (k, rank + 1) for k, who in enumerate(standing) for rank, e in enumerate(who)}
        self.lines = {e: key["lines"] for key, who, _, _ in rows for e in who}
        self.hit, self.held, self.company = set(), defaultdict(set), defaultdict(set)
        for (e, _), column in list(place.items()):
            self.give(e, column)

    def can_take(self, e, line):
        most, row = self.world.rules["batches_per_company_max"], self.world.row[e]
        return (line in self.lines.get(e, ()) and e not in self.hit and line not in self.held[e]
                and len(self.held[e]) < self.world.cap(row) and (most is None or len(self.company[code(e)]) < most))

    def lose(self, e, line):
        """(column, batch) of a batch that goes."""
        self.held[e].remove(line)
        self.company[code(e)].remove((e, line))
        return self.place.pop((e, line)), self.batches.pop((e, line))

    def give(self, e, column):
        self.held[e].add(line_of(column))
        self.company[code(e)].add((e, line_of(column)))
        self.place[e, line_of(column)] = column

    def sealed(self, column, lost):
        """(reserve, column, enterprise) of the first sealed alternate who can take it, else None."""
        for a in self.alternates:
            if (a["line"], a["class"]) == (lost["line"], lost["class"]) and self.can_take(a["enterprise"], a["line"]):
                self.give(a["enterprise"], column)
                return {"class": a["rank"]}, column, a["enterprise"]
        return None

    def replaced(self, lost, taker):
        """A row of `replacements`; the batch changes hands."""
        reserve, column, e = taker or (None, None, None)
        if e is not None:
            row, line = self.world.row[e], line_of(column)
            self.blind += 1
            self.give(e, column)
            self.batches[e, line] = {
                "blind": self.blind, "class": self.seat[e][0], "county": row["county"], "enterprise": e, "forced": False,
                "lab": lost["lab"] if line == lost["line"] else max(l["lab"] for l in self.world.line[line]["labs"]),
                "line": line, "products": self.world.unblocked(row, self.world.line[line]), "rank": self.seat[e][1]}
        return {"from": lost["enterprise"], "line": lost["line"], "reserve": reserve, "to": e}

    def apply(self, path, number, found):
        """All lost batches leave first; then sealed alternates come in the order of the incidents, then the seats of a round."""
        lost = []
        for i in found["incidents"]:
            self.hit.add(i["enterprise"])
            named = sorted(b for b in self.batches if b[0] == i["enterprise"] and i["line"] in (None, b[1]))
            lost += [self.lose(*b) for b in named]
        takers = [self.sealed(*b) for b in lost]
        open = [i for i, taker in enumerate(takers) if taker is None]
        same(f"{path}.round", bool(open), found["round"] is not None)
        if open:
            columns = [lost[i][0] for i in open]
            seats = run_round(self, f"{path}.round", number, columns, found["round"])
            for i, seat in zip(open, paired(self.tree, columns, seats)):
                takers[i] = seat and ({"round": seat[0]}, *seat)
        return [self.replaced(batch, taker) for (_, batch), taker in zip(lost, takers)]


def amendments(run, book):
    """How many there are; each names the digest of the file before it."""
    before, count, latest = "record.json", 0, ""
    while (run / f"amendment-{count + 1:04}.json").exists():
        count += 1
        path = f"amendment-{count:04}"
        found = read(run, f"{path}.json")
        same(path, KEYS, sorted(found))
        same(f"{path}.format", "evenhand-amendment/3", found["format"])
        same(f"{path}.number", count, found["number"])
        same(f"{path}.previous", sha((run / before).read_bytes()).hex(), found["previous"])
        order = [[i[k] or "" for k in INCIDENT] for i in found["incidents"]]
        same(f"{path}.incidents", sorted(order), order)
        latest = max([latest] + [i["day"] for i in found["incidents"]])
        same(f"{path}.as_of", latest, found["as_of"])
        same(f"{path}.replacements", book.apply(path, count, found), found["replacements"])
        rows = sorted(book.batches.values(), key=lambda b: (b["line"].encode(), b["enterprise"].encode()))
        same(f"{path}.batches", rows, found["batches"])
        before = f"{path}.json"
    if len(list(run.glob("amendment-*.json"))) != count:
        raise Differs(f"amendment-{count + 1:04}", "依次编号 numbered in turn", "缺 missing")
    return count
