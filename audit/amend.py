"""Amendments: their chain, and who takes each lost batch: docs/spec.md §7 (without visits, tours and crews)."""

from files import Differs, read, same, sha
from inputs import columns_of

INCIDENT = ("enterprise", "line", "kind", "day", "evidence", "approver")


class Book:
    """Batches in hand, and everything said about enterprises so far."""

    def __init__(self, world, draw, rows, standing, ticket):
        self.world, self.ticket, self.batches = world, ticket, {(b["enterprise"], b["line"]): b for b in draw["batches"]}
        self.alternates, self.blind = draw["alternates"], len(draw["batches"])
        self.seat = {e: (k, place + 1) for k, who in enumerate(standing) for place, e in enumerate(who)}
        self.lines = {e: key["lines"] for key, who, _, _ in rows for e in who}
        self.hit, self.called = set(), set()

    def column(self, e, line):
        return columns_of(self.world, self.world.row[e], self.world.line[line])[0]

    def can_take(self, e, lost):
        held = [l for who, l in self.batches if who == e]
        line = lost["line"]
        return (line in self.lines.get(e, ()) and self.column(e, line) == self.column(lost["enterprise"], line)
                and e not in self.hit and (e, line) not in self.called
                and line not in held and len(held) < self.world.cap(self.world.row[e]))

    def successor(self, lost):
        """(reserve, enterprise) of the first who can take it, else nobody."""
        for a in self.alternates:
            if (a["line"], a["class"]) == (lost["line"], lost["class"]) and self.can_take(a["enterprise"], lost):
                return {"class": a["rank"]}, a["enterprise"]
        by_ticket = sorted(self.lines, key=lambda e: (self.ticket[e], e))
        for reserve, county in (("county", lost["county"]), ("column", None)):
            for e in by_ticket:
                if county in (None, self.world.row[e]["county"]) and self.can_take(e, lost):
                    return reserve, e
        return None, None

    def replace(self, lost):
        """A row of `replacements`; the batch changes hands."""
        reserve, e = self.successor(lost)
        if e is not None:
            row, line = self.world.row[e], lost["line"]
            self.blind += 1
            self.called.add((e, line))
            self.batches[e, line] = {
                "blind": self.blind, "class": self.seat[e][0], "county": row["county"], "enterprise": e, "forced": False,
                "lab": lost["lab"], "line": line, "products": self.world.unblocked(row, self.world.line[line]),
                "rank": self.seat[e][1]}
        return {"from": lost["enterprise"], "line": lost["line"], "reserve": reserve, "to": e}

    def apply(self, incidents):
        """All lost batches leave first, then each finds its successor in the order of the incidents."""
        lost = []
        for i in incidents:
            self.hit.add(i["enterprise"])
            named = sorted(b for b in self.batches if b[0] == i["enterprise"] and i["line"] in (None, b[1]))
            lost += [self.batches.pop(b) for b in named]
        return [self.replace(b) for b in lost]


def amendments(run, book):
    """How many there are; each names the digest of the file before it."""
    before, count, latest = "record.json", 0, ""
    while (run / f"amendment-{count + 1:04}.json").exists():
        count += 1
        path = f"amendment-{count:04}"
        found = read(run, f"{path}.json")
        same(f"{path}.format", "evenhand-amendment/1", found["format"])
        same(f"{path}.number", count, found["number"])
        same(f"{path}.previous", sha((run / before).read_bytes()).hex(), found["previous"])
        order = [[i[k] or "" for k in INCIDENT] for i in found["incidents"]]
        same(f"{path}.incidents", sorted(order), order)
        latest = max([latest] + [i["day"] for i in found["incidents"]])
        same(f"{path}.as_of", latest, found["as_of"])
        same(f"{path}.replacements", book.apply(found["incidents"]), found["replacements"])
        rows = sorted(book.batches.values(), key=lambda b: (b["line"].encode(), b["enterprise"].encode()))
        same(f"{path}.batches", rows, found["batches"])
        before = f"{path}.json"
    if len(list(run.glob("amendment-*.json"))) != count:
        raise Differs(f"amendment-{count + 1:04}", "依次编号 numbered in turn", "缺 missing")
    return count
