"""Companies, and shares on a grid: docs/spec.md §4, docs/lottery.md §4."""

from collections import defaultdict
from fractions import Fraction

from files import Differs, same


def companies(world):
    """Limits over companies that could exceed what their follow-ups leave them, ascending by code."""
    most = world.rules["batches_per_company_max"]
    if most is None:
        return []
    forced, could = defaultdict(int), defaultdict(int)
    for e in world.frame:
        code, mine = e["id"].split("#")[0], world.forced[e["id"]]
        forced[code] += len(mine)
        could[code] += min(world.cap(e) - len(mine), sum(line not in mine for line in world.judged[e["id"]][1]))
    left = {code: max(0, most - n) for code, n in forced.items()}
    return [{"hi": left[code], "id": f"company {code}", "parent": None} for code in sorted(left) if could[code] > left[code]]


def roots(rows):
    """The root above every position of a forest."""
    root = list(range(len(rows)))
    for at in reversed(range(len(rows))):
        if rows[at]["parent"] is not None:
            root[at] = root[rows[at]["parent"]]
    return root


def on_grid(path, shares):
    """Classes, nodes and groups that stand on the grid; nothing ties them to any that do not."""
    on = {k for level in (shares["grid"] or {"levels": []})["levels"] for k in level["classes"]}
    up_node, up_group, seen = roots(shares["nodes"]), roots(shares["groups"]), {}
    for k, row in enumerate(shares["classes"]):
        ties = [("node", up_node[shares["columns"][a["column"]]["node"]]) for a in row["arcs"]]
        ties += [] if row["group"] is None else [("group", up_group[row["group"]])]
        for tie in ties:
            same(f"{path}.grid", seen.setdefault(tie, k in on), k in on)
    return (on, {n for n, up in enumerate(up_node) if seen.get(("node", up))},
            {g for g, up in enumerate(up_group) if seen.get(("group", up))})


def groups_hold(path, shares, on):
    """On a grid every group's total is within its limit; elsewhere no rounding of its classes can exceed it."""
    total = [0] * len(shares["groups"])
    for at, k in enumerate(shares["classes"]):
        if k["group"] is not None:
            y = Fraction(sum(a["flow"] for a in k["arcs"]), k["den"])
            total[k["group"]] += y if at in on else -(-y.numerator // y.denominator)
    for g, group in enumerate(shares["groups"]):
        if group["parent"] is not None:
            total[group["parent"]] += total[g]
        if total[g] > group["hi"]:
            raise Differs(f"{path}.groups[{g}]", f"(g1) ≤ {group['hi']}", str(total[g]))


def passes(shares, k, inside):
    """out(K) in units: what a class can pass on to nodes outside the set."""
    one, by = k["size"] * k["den"], defaultdict(int)
    for a in k["arcs"]:
        by[a["bucket"]] += 0 if shares["columns"][a["column"]]["node"] in inside else one
    return by.pop(None, 0) + sum(min(by[b], cap * one) for b, cap in enumerate(k["buckets"]))


def levels_hold(path, shares, on, on_nodes, on_groups):
    """Raise unless the levels prove the shares on the grid fairest: conditions (g1) to (g4)."""
    den, rows, settled, highest = shares["grid"]["den"], shares["classes"], set(), Fraction(0)
    same(f"{path}.grid.den", True, den >= 10**6 and all(rows[k]["den"] == den for k in on))
    has = [sum(a["flow"] for a in k["arcs"]) for k in rows]
    weight = [k["key"]["weight"] * k["size"] for k in rows]
    capped = [h == k["key"]["cap"] * k["size"] * den for h, k in zip(has, rows)]
    for l, level in enumerate(shares["grid"]["levels"]):
        def hold(true, what):
            if not true:
                raise Differs(f"{path}.grid.levels[{l}]", what, "")
        here, nodes, groups = level["classes"], set(level["nodes"]), set(level["groups"])
        above = [level["source"] if k["group"] is None else k["group"] in groups for k in rows]
        hold(here == sorted(set(here)) and not settled & set(here) and all(0 <= k < len(rows) for k in here), "(g4) settled once")
        opened = [k for k in here if not capped[k]]
        hold(not any(above[k] for k in opened), "the set counts its classes")
        room = 0
        for n, node in ((n, shares["nodes"][n]) for n in on_nodes):
            up = level["source"] if node["parent"] is None else node["parent"] in nodes
            room += den * (node["hi"] if n in nodes and not up else -node["lo"] if up and n not in nodes else 0)
        for g, group in ((g, shares["groups"][g]) for g in on_groups):
            up = level["source"] if group["parent"] is None else group["parent"] in groups
            room += den * group["hi"] if up and g not in groups else 0
        settled |= set(here)
        for k, row in ((k, rows[k]) for k in on):
            out = passes(shares, row, nodes)
            if above[k]:
                room += min(out, row["key"]["cap"] * row["size"] * den)
            elif k in opened:
                room += out
            elif k in settled:
                room += min(0, out - has[k])
        hold(all(Fraction(has[k], weight[k]) >= highest - 2 for k in here), "(g3) levels ascend")
        if opened:
            bound = Fraction(room, sum(weight[k] for k in opened))
            for k in here:
                mine = Fraction(has[k], weight[k])
                hold(mine <= bound + 2 if capped[k] else mine >= bound - 2, f"(g2) class {k}")
            highest = max(highest, bound)
