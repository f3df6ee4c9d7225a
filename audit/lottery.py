"""Certificate, rounding and dealing: docs/lottery.md §4 to §6."""

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor, lcm

from files import Differs, same
from grid import groups_hold, levels_hold, on_grid


# ---------------------------------------------------------------- L§4 the certificate

def ratio_of(row):
    return Fraction(row["num"], row["den"])


def sums(parts):
    """Exact sums of (where, numerator, denominator), few fractions at a time."""
    table = defaultdict(lambda: defaultdict(int))
    for where, num, den in parts:
        table[where][den] += num
    return {where: sum((Fraction(n, d) for d, n in by.items()), Fraction(0)) for where, by in table.items()}


def totals_of(shares):
    """Flow through every column and every node (parents stand after children)."""
    into = sums((a["column"], a["flow"], k["den"]) for k in shares["classes"] for a in k["arcs"])
    column = [into.get(c, Fraction(0)) for c in range(len(shares["columns"]))]
    node = [Fraction(0)] * len(shares["nodes"])
    for c, total in zip(shares["columns"], column):
        node[c["node"]] += total
    for n, row in enumerate(shares["nodes"]):
        if row["parent"] is not None:
            node[row["parent"]] += node[n]
    return column, node


def least_prices(shares, node_total):
    """The least price of every vertex that (b) and (c) allow, passed on from the highest ratio down."""
    to, start = defaultdict(list), []
    def tie(tail, head, above, below):
        to[tail] += [head] if above else []
        to[head] += [tail] if below else []
    for n, row in enumerate(shares["nodes"]):
        if row["parent"] is not None:
            tie(("node", n), ("node", row["parent"]), node_total[n] > row["lo"], node_total[n] < row["hi"])
    for k, row in enumerate(shares["classes"]):
        one = row["size"] * row["den"]
        for b, most in enumerate(row["buckets"]):
            used = sum(a["flow"] for a in row["arcs"] if a["bucket"] == b)
            tie(("class", k), ("bucket", k, b), used > 0, used < most * one)
        for a in row["arcs"]:
            tail = ("class", k) if a["bucket"] is None else ("bucket", k, a["bucket"])
            tie(tail, ("node", shares["columns"][a["column"]]["node"]), a["flow"] > 0, a["flow"] < one)
        if any(a["flow"] for a in row["arcs"]):
            start.append((ratio_of(row["ratio"]), k))
    price = {}
    for ratio, k in sorted(start, reverse=True):
        todo = [("class", k)]
        while todo:
            v = todo.pop()
            if v not in price:
                price[v] = ratio
                todo += to[v]
    return price


def certificate(path, shares):
    """Raise unless prices, or on a grid its levels, prove the shares leximin."""
    def hold(true, where, what, found=""):
        if not true:
            raise Differs(f"{path}.{where}", what, str(found))
    grid, totals, (on, on_nodes, on_groups) = shares["grid"], totals_of(shares)[1], on_grid(path, shares)
    groups_hold(path, shares, on)
    price = {v: p for v, p in least_prices(shares, totals).items() if v[0] != "node" or v[1] not in on_nodes}
    for n, (row, total) in enumerate(zip(shares["nodes"], totals)):
        hold(row["lo"] <= total <= row["hi"], f"nodes[{n}]", f"(a) {row['lo']}..{row['hi']}", total)
        hold(ratio_of(row["price"]) == price.get(("node", n), 0), f"nodes[{n}].price", "least", ratio_of(row["price"]))
    for k, row in enumerate(shares["classes"]):
        at, den, size, cap = f"classes[{k}]", row["den"], row["size"], row["key"]["cap"]
        flows = [a["flow"] for a in row["arcs"]]
        y = Fraction(sum(flows), den)
        fair = y / (row["key"]["weight"] * size)
        same(f"{path}.{at}.den", grid["den"] if k in on else lcm(*(Fraction(f, den).denominator for f in flows)), den)
        same(f"{path}.{at}.ratio", {"den": fair.denominator, "num": fair.numerator}, row["ratio"])
        hold(y <= cap * size, at, "(a) cap", y)
        for a, arc in enumerate(row["arcs"]):
            hold(0 <= arc["flow"] <= size * den, f"{at}.arcs[{a}].flow", "(a) arc", arc["flow"])
        for b, most in enumerate(row["buckets"]):
            used = sum(a["flow"] for a in row["arcs"] if a["bucket"] == b)
            hold(used <= most * size * den, f"{at}.buckets[{b}]", "(a) bucket", used)
        hold(k in on or y == cap * size or price.get(("class", k), 0) <= fair, at, "(c) class price", fair)
    if grid:
        levels_hold(path, shares, on, on_nodes, on_groups)


# ---------------------------------------------------------------- L§5 rounding, L§6 dealing

def rounded(shares, below):
    """Seats per class and arc: the walk of L§5, keeping the path up to its first whole arc."""
    tails, heads, value, into = [], [], [], totals_of(shares)
    def arc(tail, head, x):
        tails.append(tail), heads.append(head), value.append(x)
    out, on = [Fraction(0)] * len(shares["groups"]), on_grid("shares", shares)
    for k, row in enumerate(shares["classes"]):
        group = row["group"] if k in on[0] else None
        if group is not None:
            out[group] += Fraction(sum(a["flow"] for a in row["arcs"]), row["den"])
        arc("source" if group is None else ("group", group), ("class", k), Fraction(sum(a["flow"] for a in row["arcs"]), row["den"]))
        for b in range(len(row["buckets"])):
            inside = sum(a["flow"] for a in row["arcs"] if a["bucket"] == b)
            arc(("class", k), ("bucket", k, b), Fraction(inside, row["den"]))
        for a in row["arcs"]:
            tail = ("class", k) if a["bucket"] is None else ("bucket", k, a["bucket"])
            arc(tail, ("column", a["column"]), Fraction(a["flow"], row["den"]))
    for c, row in enumerate(shares["columns"]):
        arc(("column", c), ("node", row["node"]), into[0][c])
    for n, row in enumerate(shares["nodes"]):
        if row["parent"] is not None:
            arc(("node", n), ("node", row["parent"]), into[1][n])
    for g, row in ((g, shares["groups"][g]) for g in sorted(on[2])):
        arc("source" if row["parent"] is None else ("group", row["parent"]), ("group", g), out[g])
        if row["parent"] is not None:
            out[row["parent"]] += out[g]
    around, lowest, path = defaultdict(list), 0, []  # path of (arc, vertex before it)
    loose = lambda e: value[e].denominator > 1
    for e in range(len(value)):
        around[tails[e]].append(e), around[heads[e]].append(e)
    def follow(here, came):
        mine = around[here]
        while not loose(mine[0]):  # whole for good
            del mine[0]
        return next(e for e in mine if e != came and loose(e))
    for vertex in around:
        around[vertex] = [e for e in around[vertex] if loose(e)]
    while True:
        while lowest < len(value) and not loose(lowest):
            lowest += 1
        if lowest == len(value):
            break
        came, here = (path[-1][0], None) if path else (None, tails[lowest])
        if path:
            here = heads[came] if path[-1][1] == tails[came] else tails[came]
        passed = {vertex: i for i, (_, vertex) in enumerate(path)}
        while here not in passed:
            passed[here] = len(path)
            came = follow(here, came)
            path.append((came, here))
            here = heads[came] if here == tails[came] else tails[came]
        cycle = [(e, vertex == tails[e]) for e, vertex in path[passed[here]:]]
        up = min(ceil(value[e]) - value[e] if on else value[e] - floor(value[e]) for e, on in cycle)
        down = min(value[e] - floor(value[e]) if on else ceil(value[e]) - value[e] for e, on in cycle)
        chance = down / (up + down)
        push = up if below(chance.denominator) < chance.numerator else -down
        for e, on in cycle:
            value[e] += push if on else -push
        path = path[:next(i for i, (e, _) in enumerate(path) if not loose(e))]
    seats = [[] for _ in shares["classes"]]
    for tail, head, x in zip(tails, heads, value):
        if head[0] == "column":
            seats[tail[1]].append(int(x))
    return seats


def dealt(row, seats, dealing):
    """Arc positions of every member in ticket order."""
    order = sorted(range(len(seats)), key=lambda a: (-1 if row["arcs"][a]["bucket"] is None else row["arcs"][a]["bucket"], a))
    inside = [sum(m for m, a in zip(seats, row["arcs"]) if a["bucket"] == b) for b in range(len(row["buckets"]))]
    table = row["size"]
    if dealing == "combine":
        table = max([-(-m // c) for m, c in zip(inside, row["buckets"])] + [-(-sum(seats) // row["key"]["cap"])] + seats)
    hands, place = [[] for _ in range(row["size"])], 0
    for a in order:
        for _ in range(seats[a]):
            hands[place % table].append(a)
            place += 1
    return hands
