#!/usr/bin/env python3
"""Redo a draw from its published files, with nothing but the Python standard library and the two texts that say how.

    python3 audit/replay.py RUN        0 一致 same, 3 不一致 different (first difference by JSON path), 1 misuse

Written from docs/spec.md and docs/lottery.md alone; it shares no line with the program that made RUN. Section numbers in the
six files (files, inputs, lottery, rounds, amend, replay) are those of the texts. Visits and tours are taken as recorded:
`evenhand judge` checks those.
"""

import sys
from collections import defaultdict
from pathlib import Path

sys.dont_write_bytecode = True

from amend import Book, amendments  # noqa: E402
from files import Differs, Misuse, Seed, canonical, read, salt, same, sha, tree  # noqa: E402
from grid import companies  # noqa: E402
from inputs import World, classes, columns_of, in_spans, quota_tree, same_network  # noqa: E402
from lottery import certificate, dealt, rounded  # noqa: E402


# ---------------------------------------------------------------- §5 first draw

def batches_of(world, seed, shares, rows, seats, standing):
    """All batches, with ranks, labs and blind numbers, by line and enterprise; and the column each counts in."""
    got = [(line, e, None, 0) for e, lines in world.forced.items() for line in lines]
    place = {(e, line): columns_of(world, world.row[e], world.line[line])[0] for line, e, _, _ in got}
    for k, (row, (_, who, _, _)) in enumerate(zip(shares["classes"], rows)):
        for rank, arcs in enumerate(dealt(row, seats[k], world.rules["dealing"])):
            for a in arcs:
                column = shares["columns"][row["arcs"][a]["column"]]["id"]
                got.append((column.split("/")[0], standing[k][rank], k, rank + 1))
                place[standing[k][rank], column.split("/")[0]] = column
    out = [{"class": k, "county": world.row[e]["county"], "enterprise": e, "forced": k is None, "line": line,
            "products": world.unblocked(world.row[e], world.line[line]), "rank": rank}
           for line, e, k, rank in sorted(got, key=lambda g: (g[0].encode(), g[1].encode()))]
    for line in world.lines:
        mine = sorted((b for b in out if b["line"] == line["id"]), key=lambda b: seed.ticket("lab", b["line"], b["enterprise"]))
        labs = sorted(line["labs"], key=lambda l: l["lab"])
        slots = [l["lab"] for l in labs[:-1] for _ in range(l["batches"])]
        for i, batch in enumerate(mine):
            batch["lab"] = slots[i] if i < len(slots) else labs[-1]["lab"]
    for i, batch in enumerate(sorted(out, key=lambda b: seed.ticket("blind", b["line"], b["enterprise"]))):
        batch["blind"] = i + 1
    return out, place


def first_draw(world, seed, shares, rows):
    """The record's `draw`, and what amendments go on from."""
    ticket = {e["id"]: seed.ticket("enterprise", e["id"]) for e in world.frame}
    standing = [sorted(who, key=lambda e: (ticket[e], e)) for _, who, _, _ in rows]
    seats = rounded(shares, seed.below("round/enterprise"))
    batches, place = batches_of(world, seed, shares, rows, seats, standing)
    holds, stands = defaultdict(set), defaultdict(set)
    for b in batches:
        holds[b["enterprise"]].add(b["line"])
    alternates = []
    for k, row in enumerate(shares["classes"]):
        for line in {shares["columns"][a["column"]]["id"].split("/")[0] for a, m in zip(row["arcs"], seats[k]) if m}:
            free = [e for e in standing[k] if line not in holds[e] and len(holds[e]) < world.cap(world.row[e])]
            for i, e in enumerate(free[:world.rules["alternates_per_class"]]):
                alternates.append({"class": k, "enterprise": e, "line": line, "rank": i + 1})
                stands[e].add(line)
    fates = []
    for e in (e["id"] for e in world.frame):
        out, lines = world.judged[e]
        fate, of = next((f, sorted(x)) for f, x in (("selected", holds[e]), ("alternate", stands[e]), ("quota_full", lines),
                                                    ("excluded", ())) if x or f == "excluded")
        fates.append({"enterprise": e, "exclusions": out, "fate": fate, "lines": of, "ticket": ticket[e].hex()})
    alternates.sort(key=lambda a: (a["line"].encode(), a["class"], a["rank"]))
    draw = {"alternates": alternates, "batches": batches, "fates": fates, "seats": seats}
    return draw, Book(world, seed, draw, place, rows, standing)


# ---------------------------------------------------------------- §6 second draw

def fit(world, batches, visits, tour):
    """(may go, may lead) by sampler id, for one tour."""
    stops = [visits[s["visit"]] for day in tour["days"] for s in day["stops"]]
    products = {p for v in stops for line in v["lines"] for p in batches[v["enterprise"], line]["products"]}
    may = {}
    for s in world.samplers:
        go = (s["org"] == tour["org"] and not any(in_spans(day["day"], s["leave"]) for day in tour["days"])
              and not any(s["id"] in world.people[v["enterprise"]] for v in stops) and not products & set(s["tests"]))
        may[s["id"]] = go, go and products <= set(s["qualified"])
    return may


def second_network(world, batches, pack):
    """Columns, nodes and classes of samplers × tours."""
    visits, held = {v["id"]: v for v in pack["visits"]}, {(b["enterprise"], b["line"]): b for b in batches}
    seats = (("lead", 1), ("member", world.rules["team_size"] - 1))
    columns = [(f"{t['id']}#{seat}", n) for t in pack["tours"] for seat, n in seats]
    may, rows = [fit(world, held, visits, t) for t in pack["tours"]], []
    for s in sorted(world.samplers, key=lambda s: s["id"]):
        arcs, weeks = [], {}
        for t, tour in enumerate(pack["tours"]):
            for seat in (0, 1):
                if may[t][s["id"]][1 - seat]:
                    arcs.append((2 * t + seat, weeks.setdefault(tour["week"], len(weeks))))
        if arcs:
            key = {"cap": s["tours_max"], "county": "", "lines": [], "mark": s["id"], "scopes": [], "weight": 1}
            rows.append((key, [s["id"]], arcs, [1] * len(weeks)))
    nodes = [{"id": id, "lo": n, "hi": n, "parent": None} for id, n in columns]
    return [{"id": id, "node": i} for i, (id, _) in enumerate(columns)], nodes, rows


def second_draw(shares, rows, tours, below):
    """(seats, crews, loads)."""
    seats, lead, members, loads = rounded(shares, below), {}, defaultdict(list), []
    for k, (_, (who,), arcs, _) in enumerate(rows):
        for (column, _), m in zip(arcs, seats[k]):
            if m and column % 2:
                members[column // 2].append(who)
            elif m:
                lead[column // 2] = who
        loads.append({"expected": shares["classes"][k]["ratio"], "sampler": who, "tours": sum(seats[k])})
    crews = [{"lead": lead.get(t), "members": sorted(members[t]), "tour": tour["id"]} for t, tour in enumerate(tours)]
    return seats, crews, loads


# ---------------------------------------------------------------- the whole of it

def replay(run):
    """Redo everything; raises `Differs` at the first difference. Returns counts for the last line."""
    commitment, sealed, record = (read(run, f"{name}.json") for name in ("commitment", "sealed", "record"))
    for name, value, keys in (("commitment", commitment, "commitment format plan"),
                              ("sealed", sealed, "conflicts frame history matrix samplers"),
                              ("record", record, "commitment dispatch draw format pack seed")):
        same(name, keys.split(), sorted(value))
    plan = commitment["plan"]
    same("commitment.format", "evenhand-commitment/3", commitment["format"])
    same("record.format", "evenhand-record/2", record["format"])
    same("commitment.plan.version", "EH1", plan["version"])
    digest = sha(b"EH1/plan\0" + canonical(plan))
    same("commitment.commitment", digest.hex(), commitment["commitment"])
    same("record.commitment", digest.hex(), record["commitment"])
    has_secret = (run / "secret.json").exists()
    same("commitment.plan.public", not has_secret, plan["public"])
    secret = bytes.fromhex(read(run, "secret.json")["secret"]) if has_secret else bytes(32)
    same("secret", {"secret": secret.hex()}, read(run, "secret.json") if has_secret else {"secret": "00" * 32})
    same("commitment.plan.secret_hash", sha(b"EH1/secret\0" + secret).hex(), plan["secret_hash"])

    frame = sorted(sealed["frame"], key=lambda e: e["id"].encode())
    leaves = [canonical({"id": e["id"], "row": e, "salt": salt(secret, e["id"])}) for e in frame]
    same("commitment.plan.frame", {"root": tree(leaves).hex(), "rows": len(frame)}, plan["frame"])
    for name in ("conflicts", "history", "samplers"):
        mine = sha(canonical({"rows": sealed[name], "salt": salt(secret, name)})).hex()
        same(f"commitment.plan.sealed.{name}", mine, plan["sealed"][name])
    matrix = sealed["matrix"]
    mine = None if matrix is None else sha(canonical({"rows": matrix, "salt": salt(secret, "matrix")})).hex()
    same("commitment.plan.sealed.matrix", mine, plan["sealed"]["matrix"])

    world = World(plan, sealed)
    same("commitment.plan.exclusions", world.counts(), plan["exclusions"])
    same("commitment.plan.forced", sum(map(len, world.forced.values())), plan["forced"])
    columns, nodes = quota_tree(world)
    groups = companies(world)
    rows = classes(world, columns, groups)
    same_network("commitment.plan.shares", plan["shares"], columns, nodes, rows, groups)
    certificate("commitment.plan.shares", plan["shares"])

    value = record["seed"]["value"]
    if not (len(value) == plan["source"]["digits"] and value.isascii() and value.isdigit()):
        raise Differs("record.seed.value", f"{plan['source']['digits']} 位数字 digits", value)
    seed = Seed(secret, digest, plan["source"], value)
    same("record.seed", {"key_check": sha(b"EH1/key\0" + seed.key).hex(), "value": value}, record["seed"])
    (draw, book), found = first_draw(world, seed, plan["shares"], rows), record["draw"]
    for part in ("seats", "batches", "alternates", "fates"):
        same(f"record.draw.{part}", draw[part], found[part])
    same("record.draw", draw, found)

    shares, tours = record["dispatch"]["shares"], record["pack"]["tours"]
    try:
        columns, nodes, rows = second_network(world, draw["batches"], record["pack"])
    except KeyError as unknown:
        raise Differs("record.pack", "抽中的批次与其上门 drawn batches and their visits", unknown) from None
    same_network("record.dispatch.shares", shares, columns, nodes, rows)
    certificate("record.dispatch.shares", shares)
    seats, crews, loads = second_draw(shares, rows, tours, seed.below("round/sampler"))
    for part, mine in (("seats", seats), ("crews", crews), ("loads", loads)):
        same(f"record.dispatch.{part}", mine, record["dispatch"][part])
    same("record.dispatch", ["crews", "loads", "seats", "shares"], sorted(record["dispatch"]))
    return len(frame), len(draw["batches"]), len(crews), amendments(run, book)


def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("用法 usage: python3 audit/replay.py RUN", file=sys.stderr)
        return 1
    try:
        frame, batches, crews, amended = replay(Path(arguments[0]))
    except Misuse as why:
        print(f"读不到 cannot read {why}", file=sys.stderr)
        return 1
    except Differs as at:
        print(f"不一致 different: {at.path}\n  应为 expected: {at.mine}\n  实为 found:    {at.found}")
        return 3
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError) as error:
        print(f"不一致 different: RUN\n  格式不符 not of the format: {type(error).__name__} {error}")
        return 3
    print(f"一致 same: {frame} 家企业 enterprises, {batches} 批次 batches, {crews} 组 crews, {amended} 次更正 amendments")
    print("行程由 evenhand judge 核对；更正重算到批次为止 · visits and tours are for evenhand judge; amendments are redone to batches")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
