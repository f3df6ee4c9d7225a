"""Rounding and dealing from the text of docs/lottery.md, in exact fractions, with nothing but the standard library.

    python3 lottery.py < cases.json > answers.json

A case is {"key": 64 hex digits, "shares": ...}; its answer adds "seats" (per class and arc) and "combine", "spread" (per class
and member, arc positions).
"""

import json
import struct
import sys
from fractions import Fraction
from math import ceil, floor


def words(key):
    """ChaCha20 keystream (RFC 8439), zero nonce, counter 0, as little-endian 64-bit words."""
    counter = 0
    while True:
        start = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key)) + [counter, 0, 0, 0]
        state = start[:]

        def quarter(a, b, c, d):
            for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                state[x] = (state[x] + state[y]) & 0xFFFFFFFF
                mixed = state[z] ^ state[x]
                state[z] = ((mixed << turn) | (mixed >> (32 - turn))) & 0xFFFFFFFF

        for _ in range(10):
            for i in range(4):
                quarter(i, 4 + i, 8 + i, 12 + i)
            for i in range(4):
                quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
        block = [(a + b) & 0xFFFFFFFF for a, b in zip(state, start)]
        yield from (block[i] | block[i + 1] << 32 for i in range(0, 16, 2))
        counter += 1


def numbers(key):
    """below(n): refuse words at or above the largest multiple of n within 2^64."""
    stream = words(key)

    def below(n):
        while True:
            word = next(stream)
            if word < 2**64 - 2**64 % n:
                return word % n

    return below


def graph(shares):
    """Arcs [tail, head, value] in their order; vertices are named tuples."""
    arcs, inflow = [], {}
    for k, row in enumerate(shares["classes"]):
        flows = [Fraction(arc["flow"], row["den"]) for arc in row["arcs"]]
        arcs.append([("source",), ("class", k), sum(flows, Fraction(0))])
        for b in range(len(row["buckets"])):
            inside = [flow for flow, arc in zip(flows, row["arcs"]) if arc["bucket"] == b]
            arcs.append([("class", k), ("bucket", k, b), sum(inside, Fraction(0))])
        for flow, arc in zip(flows, row["arcs"]):
            tail = ("class", k) if arc["bucket"] is None else ("bucket", k, arc["bucket"])
            column = ("column", arc["column"])
            arcs.append([tail, column, flow])
            inflow[column] = inflow.get(column, 0) + flow
    ways = [(("column", c), row["node"]) for c, row in enumerate(shares["columns"])]
    ways += [(("node", n), row["parent"]) for n, row in enumerate(shares["nodes"]) if row["parent"] is not None]
    for vertex, to in ways:
        total = inflow.get(vertex, Fraction(0))
        arcs.append([vertex, ("node", to), total])
        inflow["node", to] = inflow.get(("node", to), 0) + total
    return arcs


def rounded(shares, below):
    """Seats per class and arc."""
    arcs = graph(shares)
    loose = lambda e: arcs[e][2].denominator > 1
    around = {}
    for e, (tail, head, _) in enumerate(arcs):
        around.setdefault(tail, []).append(e)
        around.setdefault(head, []).append(e)
    while any(loose(e) for e in range(len(arcs))):
        came, here = None, arcs[next(e for e in range(len(arcs)) if loose(e))][0]
        passed, path = [here], []
        while True:
            came = next(e for e in around[here] if loose(e) and e != came)
            forward = arcs[came][0] == here
            here = arcs[came][1 if forward else 0]
            path.append((came, forward))
            if here in passed:
                break
            passed.append(here)
        cycle = path[passed.index(here):]
        rise = lambda e: ceil(arcs[e][2]) - arcs[e][2]
        fall = lambda e: arcs[e][2] - floor(arcs[e][2])
        up = min(rise(e) if forward else fall(e) for e, forward in cycle)
        down = min(fall(e) if forward else rise(e) for e, forward in cycle)
        chance = down / (up + down)
        push = up if below(chance.denominator) < chance.numerator else -down
        for e, forward in cycle:
            arcs[e][2] += push if forward else -push
    seats = [[] for _ in shares["classes"]]
    for tail, head, value in arcs:
        if head[0] == "column":
            seats[tail[1]].append(int(value))
    return seats


def dealt(row, seats, dealing):
    """Arc positions per member in ticket order."""
    up = lambda m, cap: -(-m // cap) if m else 0
    inside = lambda b: sum(m for m, arc in zip(seats, row["arcs"]) if arc["bucket"] == b)
    table = row["size"]
    if dealing == "combine":
        caps = [up(inside(b), cap) for b, cap in enumerate(row["buckets"])]
        table = max(seats + caps + [up(sum(seats), row["key"]["cap"]), 0])
    bucket = lambda a: -1 if row["arcs"][a]["bucket"] is None else row["arcs"][a]["bucket"]
    hands, place = [[] for _ in range(row["size"])], 0
    for a in sorted(range(len(seats)), key=lambda a: (bucket(a), a)):
        for _ in range(seats[a]):
            hands[place].append(a)
            place = (place + 1) % table
    return [sorted(hand) for hand in hands]


def answer(case):
    seats = rounded(case["shares"], numbers(bytes.fromhex(case["key"])))
    rows = list(zip(case["shares"]["classes"], seats))
    hands = {dealing: [dealt(row, m, dealing) for row, m in rows] for dealing in ("combine", "spread")}
    return {**case, "seats": seats, **hands}


if __name__ == "__main__":
    json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout, separators=(",", ":"))
