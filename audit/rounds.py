"""A further round of the lottery on the remaining quota: docs/spec.md §7."""

from collections import defaultdict
from types import SimpleNamespace

from files import same
from grid import companies
from inputs import classes, columns_of, quota_tree, same_network
from lottery import certificate, dealt, rounded


def line_of(column):
    return column.split("/")[0]


class Tree:
    """The plan's columns and quotas, nothing forced in."""

    def __init__(self, world):
        unforced = SimpleNamespace(facts=world.facts, lines=world.lines, line=world.line, frame=world.frame, forced=defaultdict(list))
        self.columns, self.nodes = quota_tree(unforced)
        self.node = {c["id"]: c["node"] for c in self.columns}

    def above(self, at):
        """Positions from a node to its root."""
        while at is not None:
            yield at
            at = self.nodes[at]["parent"]

    def root(self, column):
        return [*self.above(self.node[column])][-1]


# ---------------------------------------------------------------- what is left, and how much of it can be met

def asked(tree, standing, lost):
    """(lo, hi) of every node of the plan: limits less what stands; roots ask for what was lost."""
    limits = [[n["lo"], n["hi"]] for n in tree.nodes]
    for column in standing:
        for v in tree.above(tree.node[column]):
            limits[v] = [max(0, limit - 1) for limit in limits[v]]
    for v, node in enumerate(tree.nodes):
        if node["parent"] is None:
            limits[v] = [sum(tree.root(c) == v for c in lost)] * 2
    return limits


class Flow:
    """Units from "source" to "sink", one at a time. The room of a way back is what may still be taken back."""

    def __init__(self):
        self.room, self.into = defaultdict(int), defaultdict(dict)

    def arc(self, tail, head, room):
        self.room[tail, head] += room
        self.into[head][tail] = self.into[tail][head] = True

    def push(self, start, end):
        """One unit along a path from start to end, if there is one."""
        onward, queue = {end: None}, [end]
        for head in queue:
            for tail in self.into[head]:
                if tail not in onward and self.room[tail, head] > 0:
                    onward[tail] = head
                    queue.append(tail)
        if start not in onward:
            return False
        while start != end:
            self.room[start, onward[start]] -= 1
            self.room[onward[start], start] += 1
            start = onward[start]
        return True

    def more(self, node):
        """One more unit from a node into the sink; what came before stays."""
        self.arc(node, "sink", 1)
        if not self.push("source", "sink"):
            self.room[node, "sink"] -= 1
            return False
        return True

    def keep(self, tail, head):
        """One more unit of an arc stays there: one that flows already, else one led round to it."""
        if self.room[head, tail] > 0:
            self.room[head, tail] -= 1
            return True
        if self.room[tail, head] > 0 and self.push(head, tail):
            self.room[tail, head] -= 1
            return True
        return False


def met(columns, nodes, rows, groups):
    """The nodes with numbers of roots, then minimums, lowered to what the rows can give."""
    flow, out = Flow(), [dict(n) for n in nodes]
    limits = {g["id"]: g["hi"] for g in groups}
    for company, limit in limits.items():
        flow.arc("source", company, limit)
    for k, (key, who, arcs, buckets) in enumerate(rows):
        company = f"company {key['mark']}"
        flow.arc(company if company in limits else "source", ("class", k), key["cap"] * len(who))
        for b, cap in enumerate(buckets):
            flow.arc(("class", k), ("bucket", k, b), cap * len(who))
        for column, b in arcs:
            flow.arc(("class", k) if b is None else ("bucket", k, b), columns[column]["node"], len(who))
    for v, node in enumerate(nodes):
        if node["parent"] is not None:
            flow.arc(v, node["parent"], node["hi"])
    for v, node in enumerate(nodes):
        if node["parent"] is None:
            number = 0
            while number < node["hi"] and flow.more(v):
                number += 1
            out[v]["lo"] = out[v]["hi"] = number
    for v, node in enumerate(nodes):
        if node["parent"] is not None:
            out[v]["lo"] = 0
            while out[v]["lo"] < node["lo"] and flow.keep(v, node["parent"]):
                out[v]["lo"] += 1
    return out


def network(book, lost):
    """Columns, nodes, classes and groups of the round for lost batches of these columns. What stands counts as forced."""
    world, tree = book.world, book.tree
    limits = asked(tree, book.place.values(), lost)
    free = {c["id"] for c in tree.columns if all(limits[v][1] > 0 for v in tree.above(c["node"]))}
    lines = {e["id"]: [l for l in book.lines.get(e["id"], ()) if book.can_take(e["id"], l)
                       and free & set(columns_of(world, e, world.line[l]))] for e in world.frame}
    left = SimpleNamespace(frame=world.frame, rules=world.rules, facts=world.facts, lines=world.lines, line=world.line,
                           forced={e: sorted(book.held.get(e, ())) for e in lines},
                           judged={e: ([], open) for e, open in lines.items()}, cap=world.cap)
    kept = [v for v in range(len(tree.nodes)) if limits[[*tree.above(v)][-1]][1] > 0]
    place = {v: i for i, v in enumerate(kept)}
    nodes = [{"id": tree.nodes[v]["id"], "lo": limits[v][0], "hi": limits[v][1], "parent": place.get(tree.nodes[v]["parent"])}
             for v in kept]
    columns = [{"id": c["id"], "node": place[c["node"]]} for c in tree.columns if c["node"] in place]
    groups = companies(left)
    rows = classes(left, columns, groups)
    return columns, met(columns, nodes, rows, groups), rows, groups


# ---------------------------------------------------------------- the draw

def run(book, path, amendment, lost, found):
    """Redo a round; its seats as [(column, enterprise)] in the order of `drawn`."""
    world, seed, name = book.world, book.seed, f"amendment-{amendment:04}"
    book.rounds += 1
    same(f"{path}.number", book.rounds, found["number"])
    columns, nodes, rows, groups = network(book, lost)
    shares = found["shares"]
    same_network(f"{path}.shares", shares, columns, nodes, rows, groups)
    certificate(f"{path}.shares", shares)
    seats = rounded(shares, seed.below(f"round/enterprise/{name}"))
    same(f"{path}.seats", seats, found["seats"])
    drawn = []
    for k, (row, (_, who, _, _)) in enumerate(zip(shares["classes"], rows)):
        if any(seats[k]):
            order = sorted((seed.ticket(f"enterprise/{name}", e), e) for e in who)
            for rank, (arcs, (ticket, e)) in enumerate(zip(dealt(row, seats[k], world.rules["dealing"]), order)):
                drawn += [(row["arcs"][a]["column"], ticket, e, k, rank + 1) for a in arcs]
    drawn.sort()
    mine = [{"class": k, "column": columns[c]["id"], "enterprise": e, "rank": rank, "ticket": ticket.hex()}
            for c, ticket, e, k, rank in drawn]
    same(f"{path}.drawn", mine, found["drawn"])
    same(path, ["drawn", "number", "seats", "shares"], sorted(found))
    return [(s["column"], s["enterprise"]) for s in mine]


def paired(tree, lost, seats):
    """For each lost batch its seat or None: column by column, then within the line, then within the group."""
    of, seats = [None] * len(lost), list(seats)
    for near in (lambda c: c, line_of, tree.root):
        for i, column in enumerate(lost):
            if of[i] is None:
                of[i] = next((s for s in seats if near(s[0]) == near(column)), None)
                if of[i]:
                    seats.remove(of[i])
    return of
