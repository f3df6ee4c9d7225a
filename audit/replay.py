#!/usr/bin/env python3
"""Redo a draw and check the papers around it, with nothing but the Python standard library and docs/spec.md (§: a section of it).
    python3 audit/replay.py RUN        0 一致 same, 3 不一致 different (first difference by JSON path), 1 misuse
Written from that page alone; it shares no line with the program that made RUN. What it takes as recorded: README.md beside it."""
import calendar, gc, hashlib, json, math, re, sys
from collections import Counter, defaultdict
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
NONE, STAGE = "（没有 nothing）", ["RUN"]  # STAGE: the section in hand, named if something is not even of the format

# ---- §1 files: canonical JSON, read strictly, compared by path
class Differs(Exception): """The first place where RUN is not what the text says: JSON path, expected, found."""
def hold(true, path, expected, found=NONE):
    if not true: raise Differs(path, expected, found)
ENCODE = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
def canonical(value): return ENCODE(value).encode()  # RFC 8785: the names of all fields are ASCII, so code points sort as UTF-16 does
def strict(data, section):
    """The value of a file's bytes, every other spelling refused: what the parser overlooks, writing it again shows."""
    def refuse(text): raise ValueError(f"{text:.60}")
    def whole(text): return int(text) if abs(int(text)) < 2**53 else refuse(text)
    long, STAGE[0] = re.search(rb"(^|[\[:,])-?[0-9]{16}", data), section  # seldom, and reading is much faster without `whole`
    try: value = json.loads(data.decode(), parse_float=refuse, parse_constant=refuse, parse_int=whole if long else None)
    except (ValueError, RecursionError) as error: raise Differs(section, "规范 JSON canonical JSON", error) from None
    return value if ENCODE(value).encode("utf-8", "replace") == data else hold(False, section, "规范 JSON canonical JSON", "另一种写法 another spelling")
def same(path, mine, found):
    """Raise at the first place, in reading order, where `found` is not `mine`."""
    if type(mine) is not type(found) or not isinstance(mine, (dict, list)):
        hold(type(mine) is type(found) and mine == found, path, mine, found)
    elif ENCODE(mine) != ENCODE(found):  # fast, and tells 1 from true
        for key in sorted(mine.keys() | found.keys()) if isinstance(mine, dict) else ():
            same(f"{path}.{key}", mine.get(key, NONE), found.get(key, NONE))
        for i, pair in enumerate(zip(mine, found)): same(f"{path}[{i}]", *pair)
        hold(False, f"{path}[{min(len(mine), len(found))}]", f"{len(mine)} 行 rows", f"{len(found)} 行 rows")
# ---- §2 hashes, chance, sources
def sha(data): return hashlib.sha256(data).digest()
def lp(text): return len(data := text.encode() if isinstance(text, str) else text).to_bytes(4, "big") + data
def keyed(key):
    """HMAC-SHA-256 under a key of 32 bytes, as a function of the message; its first states are kept."""
    inner, outer = (hashlib.sha256(bytes(x ^ pad for x in key.ljust(64, b"\0"))) for pad in (0x36, 0x5C))
    def mac(message): a, b = inner.copy(), outer.copy(); a.update(message); b.update(a.digest()); return b.digest()
    return mac
def salts(secret): mac = keyed(keyed(secret)(b"EH1/salt\0")); return lambda name: mac(lp(name) + b"\1")[:16].hex()
def tree(hashes):  # RFC 6962 root over the hashes of leaves; an odd last one rises, which is the same tree
    while len(hashes) > 1: hashes = [sha(b"\1" + a + b) for a, b in zip(hashes[::2], hashes[1::2])] + hashes[len(hashes) & ~1:]
    return hashes[0] if hashes else sha(b"")
def chacha(key, counter=0):
    """64-bit words of ChaCha20 (RFC 8439), zero nonce."""
    while True:
        start = [int.from_bytes((b"expand 32-byte k" + key)[i:i + 4], "little") for i in range(0, 48, 4)] + [counter, 0, 0, 0]
        x, counter = start[:], counter + 1
        for s, i in ((turn % 2, i) for turn in range(20) for i in range(4)):  # columns, then diagonals
            a, b, c, d = i, 4 + (i + s) % 4, 8 + (i + 2 * s) % 4, 12 + (i + 3 * s) % 4
            for to, by, turned, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                x[to] = x[to] + x[by] & 0xFFFFFFFF; mixed = x[turned] ^ x[to]
                x[turned] = (mixed << left | mixed >> 32 - left) & 0xFFFFFFFF
        yield from ((x[i] + start[i] & 0xFFFFFFFF) | (x[i + 1] + start[i + 1] & 0xFFFFFFFF) << 32 for i in range(0, 16, 2))
def below(words, n): return next(word for word in words if word < 2**64 - 2**64 % n) % n
def words(key, purpose): return chacha(key(b"EH1/stream\0" + lp(purpose) + b"\1"))  # from here on `key` is keyed(K)
def ticket(key, *parts): return key(b"EH1/ticket\0" + b"".join(map(lp, parts)) + b"\1")
def blind(key, number):
    half, left, right = keyed(key(b"EH1/blind\0\1")), number >> 14, number & 0x3FFF
    for i in range(8): left, right = right, left ^ int.from_bytes(half(bytes([i, right >> 8, right & 255]))[:2], "big") & 0x3FFF
    return left << 14 | right
GAMES = {"kl8": [(20, 80)], "ssq": [(6, 33), (1, 16)], "dlt": [(5, 35), (2, 12)]}  # of each group: how many numbers, up to which
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
def source_bytes(source, text):
    """Bytes for K of a source's value; none if its text is not the canonical one."""
    kind, groups, digits = source["kind"], GAMES.get(source.get("game"), []), f"[0-9]{{{source.get('digits')}}}"
    form = {"dice": digits, "citizens": "/".join([digits] * len(source.get("contributors", ""))), "drand": "[0-9a-f]{96}",
            "numbers": "".join(f"([1-9][0-9]?[.]){{{count}}}/" for count, _ in groups) or "([0-9][.]){3}/"}
    if not re.fullmatch(form[kind], text) or source.get("chain", QUICKNET) != QUICKNET: return None
    for given, (_, top) in zip((list(map(int, group.split(".")[:-1])) for group in text.split("/")), groups):
        if given != sorted(set(given)) or given[-1] > top: return None
    return sha(bytes.fromhex(text)) if kind == "drand" else text.encode()
def key_of(secret, commitment, sources, values):
    given = (lp(canonical(source)) + lp(source_bytes(source, value)) for source, value in zip(sources, values))
    return keyed(secret)(b"EH1/seed\0" + commitment + b"".join(given))
# ---- §3 who may take part
SCOPES, ALIKE = ("producer", "seller"), ("status", "channel", "county", "scopes", "products", "closed", "closed_weekdays")
def in_spans(day, spans): return any(span["from"] <= day <= span["to"] for span in spans)  # ISO days compare as text
def world_of(facts, sealed):
    """Facts and sealed lists by id; exclusions, open lines and forced batches by enterprise; the functions that tell."""
    task, off, work = facts["task"], *(set(facts["calendar"][kind]) for kind in ("off", "work"))
    rules, samplers, frame = facts["rules"], sealed["samplers"], {e["id"]: e for e in sealed["frame"]}
    lines, groups = ({row["id"]: row for row in sorted(facts[of], key=lambda row: row["id"])} for of in ("lines", "groups"))
    past, conflict, days, known = defaultdict(list), defaultdict(dict), {}, {}
    for item in sealed["history"]: past[item["enterprise"]].append(item)
    for row in sealed["conflicts"]: conflict[row["enterprise"]].setdefault(*row["party"].items(), row["reason"])
    year, month, day = map(int, task["as_of"].split("-"))
    y, m = divmod(year * 12 + month - 1 - rules["repeat_months"], 12)
    since = f"{y:04}-{m + 1:02}-{min(day, calendar.monthrange(y, m + 1)[1]):02}"
    def works(day): return day.isoformat() in work or day.weekday() < 5 and day.isoformat() not in off
    def number(day): return date.fromisoformat(day).toordinal()
    for name, line in lines.items():  # the possible days of a line
        last, left = number(line["report_by"]), line["test_days"] + line["delivery_days"]
        while left: last -= 1; left -= works(date.fromordinal(last))
        window = range(number(max(line["window"]["from"], task["issued"])), min(number(line["window"]["to"]), last) + 1)
        days[name] = [(day.isoformat(), day.isoweekday()) for day in map(date.fromordinal, window) if works(day)]
    def cap(e): return rules[f"batches_per_{'large_retail' if frame[e]['venue'] == 'large_retail' else 'enterprise'}_max"]
    def follow_up(item): return item["level"] == "own" and item["outcome"] == "fail" and item["day"][:4] == f"{year - 1:04}"
    def block(e, product):  # (rule, item) that blocks it, or none
        near = [i for i in past.get(e["id"], ()) if i["product"] == product and since <= i["day"] <= task["as_of"]]
        own = [("repeat", i) for i in near if i["level"] == "own" and i["outcome"] != "refused" and not follow_up(i)]
        return max([("upper_level", i) for i in near if i["level"] == "upper"][::-1] or own[::-1], key=lambda b: b[1]["day"], default=None)
    def blocks(e, line): return {p: block(e, p) for p in sorted(set(e["products"]) & set(lines[line]["products"]))}
    def products(e, line): return [product for product, found in blocks(frame[e], line).items() if not found]
    def pair(e, line):  # rules 5 to 7: (rule, evidence) or none
        found, mine = blocks(e, line), conflict.get(e["id"], {})
        if all(found.values()):
            product, (rule, item) = next(iter(found.items()))
            return rule, {"history": {"day": item["day"], "document": item["evidence"], "product": product}}
        for lab in sorted(lab["lab"] for lab in lines[line]["labs"] if ("lab", lab["lab"]) in mine):
            return "lab_recusal", {"conflict": {"lab": lab, "reason": mine["lab", lab]}}
        return ("no_open_day", "row") if all(w in e["closed_weekdays"] or in_spans(d, e["closed"]) for d, w in days[line]) else None
    def judge(e):  # (exclusions, open lines); without history and conflicts only the fields ALIKE matter
        plain, alike = e["id"] not in past and e["id"] not in conflict, repr([e[field] for field in ALIKE])
        if plain and alike in known: return known[alike]
        near = [name for name, line in lines.items() if all(set(line[of]) & set(e[of]) for of in ("scopes", "products"))
                and (not line["counties_only"] or e["county"] in [c["county"] for c in line["counties"]])]
        one = [e["status"]] * (e["status"] != "open") + ["online_only"] * (e["channel"] == "online") + ["not_in_scope"] * (not near)
        pairs = {None: (one[0], "row")} if one else {line: pair(e, line) for line in near}
        out = [{"evidence": found[1], "line": line, "rule": found[0]} for line, found in pairs.items() if found]
        known[alike if plain else None] = answer = out, [line for line in pairs if not pairs[line]]
        return answer
    def force(e):
        found = []
        for item in filter(follow_up, past[e] if rules["follow_up_failures"] else ()):
            line = next((line for line in opened[e] if item["product"] in products(e, line)), None)
            if line and line not in found and len(found) < cap(e): found.append(line)
        return sorted(found)
    def columns(e, name):  # those of a line open to an enterprise, in order
        e, line, counties = frame[e], lines[name], [c["county"] for c in lines[name]["counties"]]
        if counties: return [f"{name}/{e['county'] if e['county'] in counties else '*'}"]
        return [f"{name}//{s}" for s in SCOPES if s in e["scopes"] and s in line["scopes"]] if line["scope_limits"] else [name]
    judged = {name: judge(e) for name, e in frame.items()}
    opened = {name: mine for name, (_, mine) in judged.items()}
    forced = {name: mine for name in sorted(past) if name in frame and (mine := force(name))}
    return SimpleNamespace(**locals())
# ---- §4 classes, columns, quotas
def company(e): return e.split("#")[0]
def line_of(column): return column.split("/")[0]
def above(nodes, at): return [] if at is None else [at, *above(nodes, nodes[at]["parent"])]  # from a node to its root
def take(nodes, batches):  # limits less the batches that stand at these nodes
    for node in (nodes[at] for batch in batches for at in above(nodes, batch)): node.update({of: max(0, node[of] - 1) for of in ("lo", "hi")})
def quotas(world, forced):
    """(columns, nodes), forced batches taken off."""
    columns, nodes = [], []
    for name, line in world.lines.items():
        most, limits = (world.groups.get(line["group"]) or line)["batches"], {s["scope"]: (s["min"], s["max"]) for s in line["scope_limits"]}
        mine = [(f"{name}/{c['county']}", c["min"], c["max"], name) for c in line["counties"]]
        if mine and not line["counties_only"]: mine.append((f"{name}/*", 0, most, name))
        mine += [(f"{name}//{s}", *limits.get(s, (0, most)), name) for s in SCOPES if limits and s in line["scopes"]]
        columns += [part[0] for part in mine] or [name]
        nodes += mine + [(name, 0, most, f"group {line['group']}") if line["group"] else (name, most, most, None)]
    nodes += [(f"group {name}", group["batches"], group["batches"], None) for name, group in world.groups.items()]
    place = {node[0]: i for i, node in enumerate(nodes)}
    nodes = [{"hi": hi, "id": name, "lo": lo, "parent": place.get(up)} for name, lo, hi, up in nodes]
    take(nodes, (place[world.columns(e, line)[0]] for e in forced for line in forced[e]))
    return [{"id": name, "node": place[name]} for name in columns], nodes
def lottery(world, columns, nodes, held, lines):
    """(network as recorded, without shares; members of its classes) for the batches held and the lines open, by enterprise."""
    most, members, taken, could, free = world.rules["batches_per_company_max"], defaultdict(list), Counter(), Counter(), {}
    for e, mine in lines.items():
        mine, left = [line for line in mine if line not in held[e]] if e in held else mine, world.cap(e) - len(held.get(e, ()))
        if left > 0 and mine: free[e] = left, mine
    if most is not None:
        for e in held: taken[company(e)] += len(held[e])
        for e, (left, mine) in free.items(): could[company(e)] += min(left, len(mine))
    names = {c: f"company {i}" for i, c in enumerate(sorted(c for c in could if could[c] > max(0, most - taken[c])), 1)}
    groups = [{"hi": max(0, most - taken[c]), "id": name, "parent": None} for c, name in names.items()]
    for e, (left, mine) in free.items():
        row, mark = world.frame[e], names.get(company(e), "") if names else ""
        members[row["county"], tuple(sorted(row["scopes"])), world.rules["weights"][row["credit"]], left, tuple(mine), mark].append(e)
    classes, place, number = [], {c["id"]: i for i, c in enumerate(columns)}, {group["id"]: i for i, group in enumerate(groups)}
    for (county, scopes, weight, left, mine, mark), who in sorted(members.items()):
        found = [world.columns(who[0], line) for line in mine]
        inner = [len(both) > 1 for both in found]
        arcs = [{"bucket": sum(inner[:i]) if inner[i] else None, "column": place[c]} for i, both in enumerate(found) for c in both]
        key = {"cap": left, "county": county, "lines": list(mine), "mark": mark, "scopes": list(scopes), "weight": weight}
        classes.append({"arcs": arcs, "buckets": [1] * sum(inner), "group": number.get(mark), "key": key, "size": len(who)})
    return {"classes": classes, "columns": columns, "groups": groups, "nodes": nodes}, [who for _, who in sorted(members.items())]
# ---- §10 certificate, rounding, dealing. Vertices are named by path; groups[None] is the source, nodes[None] where roots end
def network(path, shares, on):
    """Arcs in the order of rounding, (tail, head, value, least, most, place); `on`: vertices on the grid. Parents stand after children."""
    arcs, into, totals = [], defaultdict(Counter), {"nodes": Counter(), "groups": Counter()}
    for k, row in enumerate(shares["classes"]):
        me, den, n, up, used = f"classes[{k}]", row.get("den", 1), row["size"], row["group"], Counter()
        inner = {None: me, **{b: f"{me}.buckets[{b}]" for b in range(len(row["buckets"]))}}
        for a in row["arcs"]: flow = a.get("flow", 0); used[a["bucket"]] += flow; into[a["column"]][den] += flow
        y = Fraction(sum(used.values()), den)
        totals["groups"][up] += y if me in on else math.ceil(y)  # beside the grid no rounding may exceed a group's limit
        arcs.append((f"groups[{up if me in on else None}]", me, y, 0, row["key"]["cap"] * n, me))
        arcs += [(me, inner[b], Fraction(used[b], den), 0, most * n, inner[b]) for b, most in enumerate(row["buckets"])]
        arcs += [(inner[a["bucket"]], f"columns[{a['column']}]", Fraction(a.get("flow", 0), den), 0, n, f"{me}.arcs[{j}].flow")
                 for j, a in enumerate(row["arcs"])]
    for c, row in enumerate(shares["columns"]):
        total = sum((Fraction(flow, den) for den, flow in into[c].items()), Fraction(0)); totals["nodes"][row["node"]] += total
        arcs.append((f"columns[{c}]", f"nodes[{row['node']}]", total, -1, 2**60, ""))
    for of, i, row in ((of, i, row) for of in totals for i, row in enumerate(shares[of])):
        me, up, value = f"{of}[{i}]", f"{of}[{row['parent']}]", Fraction(totals[of][i]); totals[of][row["parent"]] += value
        hold(of == "nodes" or value <= row["hi"], f"{path}.{me}", f"≤ {row['hi']}", value)
        if of == "nodes" or me in on: arcs.append((*((me, up) if of == "nodes" else (up, me)), value, row.get("lo", 0), row["hi"], me))
    return arcs
def proven(path, shares, net=None):
    """Arcs of shares that belong to this network and are leximin: least prices, on a grid levels, prove it."""
    def bare(v):
        if isinstance(v, dict): return {k: bare(x) for k, x in v.items() if k not in ("den", "flow", "grid", "price", "ratio")}
        return [bare(x) for x in v] if isinstance(v, list) else v
    if net: same(path, net, bare(shares))
    rows, levels, trees = shares["classes"], (shares["grid"] or {"levels": []})["levels"], {}
    root = {f"{of}[{i}]": f"{of}[{above(shares[of], i)[-1]}]" for of in ("nodes", "groups") for i in range(len(shares[of]))}
    on = {f"classes[{k}]" for level in levels for k in level["classes"]}  # what is on the grid, tied to nothing beside it
    for k, row in enumerate(rows):
        ties = {f"nodes[{shares['columns'][a['column']]['node']}]" for a in row["arcs"]} | {f"groups[{row['group']}]"} & root.keys()
        for tie in ties: same(f"{path}.grid", trees.setdefault(root[tie], f"classes[{k}]" in on), f"classes[{k}]" in on)
    on |= {vertex for vertex in root if trees.get(root[vertex])}
    arcs, passes, price = network(path, shares, on), defaultdict(list), {}
    for tail, head, value, least, most, place in arcs:
        hold(least <= value <= most, f"{path}.{place}", f"(a) {least} … {most}", value)
        if tail[0] != "g": passes[tail] += [head] * (value > least); passes[head] += [tail] * (value < most)
    fair = [Fraction(sum(a["flow"] for a in row["arcs"]), row["den"] * row["size"] * row["key"]["weight"]) for row in rows]
    for k in sorted((k for k in range(len(rows)) if fair[k]), key=lambda k: -fair[k]):
        todo = [f"classes[{k}]"]
        while todo:
            if (vertex := todo.pop()) not in price: price[vertex] = fair[k]; todo += passes[vertex]
    def exact(place, mine, row): hold(row == {"den": mine.denominator, "num": mine.numerator}, f"{path}.{place}", mine, row)
    for n, row in enumerate(shares["nodes"]): exact(f"nodes[{n}].price", Fraction(f"nodes[{n}]" not in on and price.get(f"nodes[{n}]", 0)), row["price"])
    for k, row in enumerate(rows):
        at, full = f"classes[{k}]", fair[k] * row["key"]["weight"] == row["key"]["cap"]
        exact(f"{at}.ratio", fair[k], row["ratio"])
        hold(row["den"] == shares["grid"]["den"] if at in on else math.gcd(row["den"], *(a["flow"] for a in row["arcs"])) == 1, f"{path}.{at}.den", "least", row["den"])
        hold(at in on or full or price.get(at, 0) <= fair[k], f"{path}.{at}", "(c) price ≤ ratio", fair[k])
    if levels: levels_hold(f"{path}.grid", shares, on, arcs)
    return arcs
def levels_hold(path, shares, on, arcs):
    """Conditions (g1) to (g4); `proven` has looked at limits and denominators."""
    den, rows, settled, highest = shares["grid"]["den"], shares["classes"], set(), Fraction(0)
    has, weight = [sum(a["flow"] for a in k["arcs"]) for k in rows], [k["key"]["weight"] * k["size"] for k in rows]
    full = [h == k["key"]["cap"] * k["size"] * den for h, k in zip(has, rows)]
    hold(den >= 10**6, f"{path}.den", "(g1) ≥ 10^6", den)
    for l, level in enumerate(shares["grid"]["levels"]):
        at, here, opened = f"{path}.levels[{l}]", level["classes"], [k for k in level["classes"] if not full[k]]
        inside = {f"{of}[{i}]" for of in ("nodes", "groups") for i in level[of] + [None] * level["source"]}
        hold(here == sorted(set(here) - settled) and all(k >= 0 for k in here), at, "(g4) settled once"); settled |= set(here)
        room = sum(den * (most * (tail in inside and head not in inside) - least * (head in inside and tail not in inside))
                   for tail, head, _, least, most, _ in arcs if tail[0] == "n" and tail in on or head[0] == "g")
        for k, row in ((k, row) for k, row in enumerate(rows) if f"classes[{k}]" in on):
            one, out, counted = row["size"] * den, Counter(), f"groups[{row['group']}]" in inside
            for a in row["arcs"]: out[a["bucket"]] += one * (f"nodes[{shares['columns'][a['column']]['node']}]" not in inside)
            passes = sum(n if b is None else min(n, row["buckets"][b] * one) for b, n in out.items())
            hold(not counted or k not in opened, at, "X counts the intake of its classes", k)
            room += min(passes, row["key"]["cap"] * one) if counted else passes if k in opened else min(0, passes - has[k]) * (k in settled)
        bound = Fraction(room, sum(weight[k] for k in opened)) if opened else None
        for k, mine in ((k, Fraction(has[k], weight[k])) for k in here):
            hold(mine >= highest - 2, at, "(g3) levels ascend", k)
            hold(not opened or (mine <= bound + 2 if full[k] else mine >= bound - 2), at, "(g2)", k)
        highest = max(highest, bound or highest)
def rounded(arcs, classes, words):
    """Seats by class and arc. The walk is kept up to its first whole arc, which leads to the same cycles."""
    part = {e: arc[2].numerator % arc[2].denominator for e, arc in enumerate(arcs) if arc[2].denominator > 1}  # of loose arcs only
    den, seats = {e: arcs[e][2].denominator for e in part}, [int(arc[2]) for arc in arcs]
    around, path, passed = defaultdict(list), [], {}  # path: (arc, whether forward, vertex before it); passed: place of a vertex in it
    for e in sorted(part, reverse=True): around[arcs[e][0]].append(e); around[arcs[e][1]].append(e)
    for first in sorted(part):
        here, came = arcs[first][0], None
        while first in part:
            while here not in passed:
                mine, passed[here] = around[here], len(path)
                while mine[-1] not in part: mine.pop()
                came = next(e for e in reversed(mine) if e != came and e in part)
                path.append((came, arcs[came][0] == here, here)); here = arcs[came][arcs[came][0] == here]
            cycle = path[passed[here]:]; unit = math.lcm(*{den[e] for e, _, _ in cycle})
            for e, _, _ in cycle: part[e] *= unit // den[e]; den[e] = unit
            up, down = (min(unit - part[e] if forward == way else part[e] for e, forward, _ in cycle) for way in (True, False))
            push = up if below(words, (coin := Fraction(down, up + down)).denominator) < coin.numerator else -down
            for e, forward, _ in cycle:
                part[e] += push if forward else -push
                if part[e] in (0, unit): seats[e] += part.pop(e) > 0
            keep = next(i for i in range(passed[here], len(path)) if path[i][0] not in part)
            here, came = path[keep][2], path[keep - 1][0] if keep else None
            for _, _, vertex in path[keep:]: del passed[vertex]
            del path[keep:]
    whole = (seats[e] for e, arc in enumerate(arcs) if arc[1].startswith("col"))
    return [[next(whole) for _ in row["arcs"]] for row in classes]
def dealt(row, seats, dealing):
    """Arcs of the members in ticket order, as far as there are seats."""
    def bucket(a): return -1 if row["arcs"][a]["bucket"] is None else row["arcs"][a]["bucket"]
    inside = [-(-sum(m for a, m in enumerate(seats) if bucket(a) == b) // most) for b, most in enumerate(row["buckets"])]
    table = min(sum(seats), max(*inside, -(-sum(seats) // row["key"]["cap"]), *seats) if dealing == "combine" else row["size"])
    places = [a for a in sorted(range(len(seats)), key=bucket) for _ in range(seats[a])]
    return [places[i::table] for i in range(table)]
# ---- §5 first draw, §6 second draw
def seated(world, key, shares, arcs, members, name, tickets):
    """(seats, members in the order of tickets, what they got: (column, ticket, enterprise, class, rank)) with the stream of this name."""
    seats, standing = rounded(arcs, shares["classes"], words(key, name)), [sorted(who, key=lambda e: (tickets[e], e)) for who in members]
    return seats, standing, [(row["arcs"][a]["column"], tickets[e], e, k, rank) for k, row in enumerate(shares["classes"]) if any(seats[k])
                             for rank, (e, hand) in enumerate(zip(standing[k], dealt(row, seats[k], world.rules["dealing"])), 1) for a in hand]
def batch(world, key, number, e, line, lab, k, rank):
    return {"blind": blind(key, number), "class": k, "county": world.frame[e]["county"], "enterprise": e, "forced": k is None, "lab": lab,
            "line": line, "products": world.products(e, line), "rank": rank}
def first_draw(world, key, shares, arcs, members):
    """(the record's `draw`, ranked members of the classes, columns of the batches by enterprise and line)"""
    tickets, columns = {e: ticket(key, "enterprise", e) for e in world.frame}, [c["id"] for c in shares["columns"]]
    seats, standing, drawn = seated(world, key, shares, arcs, members, "round/enterprise", tickets)
    got = [(line, e, None, 0, world.columns(e, line)[0]) for e, mine in world.forced.items() for line in mine]
    got = sorted(got + [(line_of(columns[c]), e, k, rank, columns[c]) for c, _, e, k, rank in drawn], key=lambda g: g[:2])
    labs, holds, stands, alternates, fates = {}, defaultdict(dict), defaultdict(list), [], []
    for name, line in world.lines.items():
        *some, last = sorted(line["labs"], key=lambda lab: lab["lab"])
        order = sorted((ticket(key, "lab", name, e), e) for line, e, *_ in got if line == name)
        slots = [lab["lab"] for lab in some for _ in range(lab["batches"])] + [last["lab"]] * len(order)
        labs.update({(e, name): lab for (_, e), lab in zip(order, slots)})
    for line, e, _, _, column in got: holds[e][line] = column
    batches = [batch(world, key, i, e, line, labs[e, line], k, rank) for i, (line, e, k, rank, _) in enumerate(got, 1)]
    for k, row in enumerate(shares["classes"]):
        for line in {line_of(columns[a["column"]]) for a, m in zip(row["arcs"], seats[k]) if m}:
            free = [e for e in standing[k] if line not in holds.get(e, ()) and len(holds.get(e, ())) < world.cap(e)]
            for rank, e in enumerate(free[:world.rules["alternates_per_class"]], 1):
                alternates.append({"class": k, "enterprise": e, "line": line, "rank": rank}); stands[e].append(line)
    for e, (out, mine) in world.judged.items():
        fate, mine = (("selected", sorted(holds[e])) if e in holds else ("alternate", sorted(stands[e])) if e in stands
                      else ("quota_full" if mine else "excluded", mine))
        fates.append({"enterprise": e, "exclusions": out, "fate": fate, "lines": mine, "ticket": tickets[e].hex()})
    alternates.sort(key=lambda a: (a["line"], a["class"], a["rank"]))
    return {"alternates": alternates, "batches": batches, "fates": fates, "seats": seats}, standing, holds
def second_draw(world, key, batches, pack, found):
    """The record's `dispatch`, its shares proven."""
    visits, tours, wants = {v["id"]: v for v in pack["visits"]}, pack["tours"], {(b["enterprise"], b["line"]): b["products"] for b in batches}
    stops = [[visits[s["visit"]] for day in tour["days"] for s in day["stops"]] for tour in tours]
    needs = [{p for v in at for line in v["lines"] for p in wants[v["enterprise"], line]} for at in stops]
    classes, sits, loads = [], defaultdict(list), []
    for s in sorted(world.samplers, key=lambda s: s["id"]):
        may = [t for t, tour in enumerate(tours) if s["org"] == tour["org"] and not needs[t] & set(s["tests"])
               and not any(in_spans(day["day"], s["leave"]) for day in tour["days"])
               and not any(("sampler", s["id"]) in world.conflict.get(v["enterprise"], ()) for v in stops[t])]
        weeks = {week: i for i, week in enumerate(dict.fromkeys(tours[t]["week"] for t in may))}
        arcs = [{"bucket": weeks[tours[t]["week"]], "column": 2 * t + seat} for t in may for seat in (0, 1) if seat or needs[t] <= set(s["qualified"])]
        who = {"cap": s["tours_max"], "county": "", "lines": [], "mark": s["id"], "scopes": [], "weight": 1}
        if arcs: classes.append({"arcs": arcs, "buckets": [1] * len(weeks), "group": None, "key": who, "size": 1})
    nodes = [{"hi": n, "id": f"{t['id']}#{seat}", "lo": n, "parent": None} for t in tours
             for seat, n in (("lead", 1), ("member", world.rules["team_size"] - 1))]
    columns = [{"id": node["id"], "node": i} for i, node in enumerate(nodes)]
    arcs = proven("record.dispatch.shares", found["shares"], {"classes": classes, "columns": columns, "groups": [], "nodes": nodes})
    seats = rounded(arcs, classes, words(key, "round/sampler"))
    for row, mine, share in zip(classes, seats, found["shares"]["classes"]):
        loads.append({"expected": share["ratio"], "sampler": row["key"]["mark"], "tours": sum(mine)})
        for a in (a for a, m in zip(row["arcs"], mine) if m): sits[a["column"]].append(row["key"]["mark"])
    crews = [{"lead": sits[2 * t][0], "members": sits[2 * t + 1], "tour": tour["id"]} for t, tour in enumerate(tours)]
    return {"crews": crews, "loads": loads, "seats": seats, "shares": found["shares"]}
# ---- §7 amendments
def amendments(world, key, draw, standing, holds, files, before):
    """Redo each file, (name, value, digest), from the one before it, whose digest is `before`."""
    held, hit, rounds, number, latest = defaultdict(dict, holds), set(), 1, len(draw["batches"]), ""
    batches, of = {(b["enterprise"], b["line"]): b for b in draw["batches"]}, Counter(company(b["enterprise"]) for b in draw["batches"])
    seat, most = {e: (k, rank) for k, who in enumerate(standing) for rank, e in enumerate(who, 1)}, world.rules["batches_per_company_max"]
    columns, nodes = quotas(world, {})
    place = {c["id"]: c["node"] for c in columns}
    def can_take(e, line):
        forced, cap, mine = world.forced.get(e, ()), world.cap(e), held.get(e, ())
        return (line in world.opened[e] and line not in forced and len(forced) < cap and e not in hit and line not in mine and len(mine) < cap
                and (most is None or of[company(e)] < most))
    def give(e, column, reserve): held[e][line_of(column)] = column; of[company(e)] += 1; return e, column, reserve
    def further(path, name, lost, found):
        """Seats, (enterprise, column), of a further round for the lost batches of these columns."""
        limits, roots = [dict(node) for node in nodes], Counter(above(nodes, place[c])[-1] for c in lost)
        take(limits, (place[c] for mine in held.values() for c in mine.values()))
        for at, node in enumerate(limits): node.update({} if node["parent"] is not None else {"hi": roots[at], "lo": roots[at]})
        kept = {at: i for i, at in enumerate(at for at in range(len(limits)) if roots[above(limits, at)[-1]])}
        room = {c["id"] for c in columns if all(limits[at]["hi"] > 0 for at in above(limits, c["node"]))}
        lines = {e: [line for line in mine if can_take(e, line) and room & set(world.columns(e, line))] for e, mine in world.opened.items()}
        left, some = [{**limits[at], "parent": kept.get(limits[at]["parent"])} for at in kept], [c for c in columns if c["node"] in kept]
        net, members = lottery(world, [{**c, "node": kept[c["node"]]} for c in some], left, {e: mine for e, mine in held.items() if mine}, lines)
        net["nodes"] = met(net)
        arcs, tickets = proven(f"{path}.shares", found["shares"], net), {e: ticket(key, f"enterprise/{name}", e) for who in members for e in who}
        seats, _, drawn = seated(world, key, found["shares"], arcs, members, f"round/enterprise/{name}", tickets)
        drawn = [{"class": k, "column": some[c]["id"], "enterprise": e, "rank": rank, "ticket": t.hex()} for c, t, e, k, rank in sorted(drawn)]
        same(path, {"drawn": drawn, "number": rounds, "seats": seats, "shares": found["shares"]}, found)
        return [(row["enterprise"], row["column"]) for row in drawn]
    for n, (name, found, digest) in enumerate(files, 1):
        STAGE[0] = path = f"amendments[{n - 1}]"
        order = sorted(found["incidents"], key=lambda i: [i[by] or "" for by in ("enterprise", "line", "kind", "day", "evidence", "approver")])
        latest, hit = max([latest] + [i["day"] for i in order]), hit | {i["enterprise"] for i in order}
        same(path, {**found, "as_of": latest, "format": "evenhand-amendment/4", "incidents": order, "number": n, "previous": before}, found)
        hold(name == f"amendment-{n:04}", path, f"amendment-{n:04}.json", name)
        lost = dict.fromkeys(b for i in order for b in sorted(batches) if b[0] == i["enterprise"] and i["line"] in (None, b[1]))
        lost, takers, replacements, before = [(held[e].pop(line), batches.pop((e, line))) for e, line in lost], [], [], digest
        for _, b in lost: of[company(b["enterprise"])] -= 1
        for column, b in lost:
            near = (a for a in draw["alternates"] if (a["line"], a["class"]) == (b["line"], b["class"]) and can_take(a["enterprise"], a["line"]))
            a = next(near, None)
            takers.append(a and give(a["enterprise"], column, {"class": a["rank"]}))
        left = [i for i, taker in enumerate(takers) if not taker]
        same(f"{path}.round", bool(left), found["round"] is not None)
        rounds += bool(left)
        seats = further(f"{path}.round", name, [lost[i][0] for i in left], found["round"]) if left else []
        for near in (str, line_of, lambda column: above(nodes, place[column])[-1]):
            for i in (i for i in left if not takers[i]):
                mine = next((s for s in seats if near(s[1]) == near(lost[i][0])), None)
                if mine: seats.remove(mine); takers[i] = give(*mine, {"round": mine[1]})
        for (_, b), (e, column, reserve) in zip(lost, (taker or (None, None, None) for taker in takers)):
            replacements.append({"from": b["enterprise"], "line": b["line"], "reserve": reserve, "to": e})
            if e:
                number, line = number + 1, line_of(column)
                lab = b["lab"] if line == b["line"] else world.lines[line]["labs"][0]["lab"]
                batches[e, line] = batch(world, key, number, e, line, lab, *seat[e])
        same(f"{path}.replacements", replacements, found["replacements"])
        same(f"{path}.batches", sorted(batches.values(), key=lambda b: (b["line"], b["enterprise"])), found["batches"])
def met(net):
    """Nodes with the numbers of roots, then the minimums, raised as far as the classes can give: a flow, unit by unit."""
    room, near, out = Counter(), defaultdict(dict), [dict(node) for node in net["nodes"]]
    for tail, head, _, _, most, _ in network("", net, {f"{of}[{i}]" for of in net for i in range(len(net[of]))}):
        room[tail, head] = most * (head != "nodes[None]"); near[head][tail] = near[tail][head] = True
    def push(start, end):  # one unit along a path, if there is one; the room of a way back is what may still be taken back
        onward, queue = {end: None}, [end]
        for head in queue:
            new = [tail for tail in near[head] if tail not in onward and room[tail, head] > 0]
            onward.update(dict.fromkeys(new, head)); queue += new
        while start in onward and start != end: to = onward[start]; room[start, to] -= 1; room[to, start] += 1; start = to
        return start == end
    for n, node in ((n, node) for n, node in enumerate(out) if node["parent"] is None):
        number = 0
        while number < node["hi"] and push("groups[None]", f"nodes[{n}]"): number += 1
        node.update(lo=number, hi=number)
    for n, node in ((n, node) for n, node in enumerate(out) if node["parent"] is not None):
        at, up, want, node["lo"] = f"nodes[{n}]", f"nodes[{node['parent']}]", node["lo"], 0
        while node["lo"] < want and (room[up, at] > 0 or room[at, up] > 0 and push(up, at)):  # a unit that flows stays, or one led here
            room[(up, at) if room[up, at] > 0 else (at, up)] -= 1; node["lo"] += 1
    return out
# ---- §8 the ledger, with Ed25519 (RFC 8032)
PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE, HALF = -121665 * pow(121666, -1, PRIME), pow(2, (PRIME - 1) // 4, PRIME)
def point(data):
    y, sign = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME; root = pow(square, (PRIME + 3) // 8, PRIME)
    x = next(x for x in (root, -root % PRIME, root * HALF % PRIME, -root * HALF % PRIME) if x * x % PRIME == square and x % 2 == sign)
    return x, y if y < PRIME else data.error
def plus(p, q):
    (a, b), (c, d) = p, q; t = CURVE * a * b * c * d
    return (a * d + b * c) * pow(1 + t, -1, PRIME) % PRIME, (b * d + a * c) * pow(1 - t, -1, PRIME) % PRIME
def times(n, p): return plus(times(n >> 1, plus(p, p)), p if n & 1 else (0, 1)) if n else (0, 1)
def signed(key, message, signature):
    a, r, s = point(key), signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    return len(signature) == 64 and s < ORDER and times(s, point(bytes([88] + [102] * 31))) == plus(point(r), times(h, a))
NEXT = {None: ["intent"], "intent": ["commitment"], "commitment": ["source", "void"], "source": ["result", "void"], "reveal": ["void"],
        "result": ["incident", "reveal", "void"], "incident": ["incident", "reveal", "void"], "void": ["intent"]}
BODY = {"intent": "purpose replaces signers spec version", "commitment": "commitment file", "source": "values", "result": "record result",
        "incident": "amendment file", "void": "approver reason", "reveal": "secret"}
def ledger_holds(entries, plan, commitment, expected):
    """Numbers, chain, rounds and signatures; RUN's round says of the files what they are. `expected`: kind, bodies, what to name if the
    last of them differs (none: the entry). Returns what to tell."""
    before, at, last, rounds, given, lacking = "0" * 64, "", None, [], 0, 0
    for i, row in enumerate(entries):
        path, entry, kind, body = f"ledger.entries[{i}]", row["entry"], row["entry"]["kind"], row["entry"]["body"]
        hold(kind in NEXT[last], f"{path}.entry.kind", NEXT[last], kind)
        if kind == "intent":
            rounds, signers = rounds + [[]], sorted({s["key"] for s in body["signers"]})
            fit = all(sorted(s) == ["key", "name", "role"] and s["role"] in ("planner", "witness", "auditor") for s in body["signers"])
            hold(fit and [s["key"] for s in body["signers"]] == signers, f"{path}.entry.body.signers", "key, name, role ascending", body["signers"])
            same(f"{path}.entry.body.replaces", before if i else None, body["replaces"])
        keys, digest = [s["key"] for s in row["signatures"]], sha(b"EH1/entry\0" + canonical(entry))
        mine = {"at": max(at, entry["at"]), "body": {k: body.get(k, NONE) for k in BODY[kind].split()}, "kind": kind, "number": i + 1, "previous": before}
        same(path, {"entry": mine, "signatures": [{"key": k, "signature": s["signature"]} for k, s in zip(sorted(set(keys)), row["signatures"])]}, row)
        hold(datetime.fromisoformat(entry["at"]).isoformat("T", "seconds") == entry["at"], f"{path}.entry.at", "时刻 time", entry["at"])
        hold(kind != "void" or body["approver"] and body["reason"], f"{path}.entry.body", "理由与批准人 reason and approver", body)
        for j, (k, s) in enumerate((bytes.fromhex(s["key"]), bytes.fromhex(s["signature"])) for s in row["signatures"]):
            hold(k.hex() in signers and signed(k, b"EH1/sign\0" + digest, s), f"{path}.signatures[{j}]", "Ed25519", s.hex())
        rounds[-1].append((path, entry, keys == signers))
        before, at, last, given, lacking = digest.hex(), entry["at"], kind, given + len(keys), lacking + len(signers) - len(keys)
    for one in rounds:
        kinds = [entry["kind"] for _, entry, _ in one]
        for j, (path, _, full) in enumerate(one):
            hold(full or "reveal" not in kinds[j + 1:] and ("source" not in kinds or j > 1), f"{path}.signatures", "所有签名人 all signers")
    mine = [one for one in rounds if len(one) > 1 and one[1][1]["body"]["commitment"] == commitment]
    hold(mine, "commitment.commitment", "台账中的一轮 a round of the ledger", commitment)
    hold(len(mine) == 1, "ledger.entries", "唯一的一轮 one round only", len(mine))
    same(f"{mine[0][0][0]}.entry.body", {**mine[0][0][1]["body"], "spec": plan["spec"], "version": "EH1"}, mine[0][0][1]["body"])
    made = datetime.fromisoformat(mine[0][1][1]["at"] + "+08:00").timestamp()
    for s in (s for s in plan["sources"] if s["kind"] == "drand"):
        hold(1692803367 + 3 * (s["round"] - 1) > made, "commitment.plan.sources", "承诺之后的轮次 a round after the commitment", s["round"])
    for kind, bodies, place in expected:
        found = [(path, entry["body"]) for path, entry, _ in mine[0] if entry["kind"] == kind]
        for i, ((path, body), want) in enumerate(zip(found, bodies), 1):
            hold(not place or body == want or i < len(bodies), place, body, want)
            same(f"{path}.entry.body", want, body)
        hold(len(found) <= len(bodies), {"incident": f"amendments[{len(bodies)}]", "reveal": "secret"}.get(kind, "record"), kind)
        hold(len(found) >= len(bodies), f"ledger.entries[{len(entries)}]", kind)
    return (f"{len(entries)} 条台账 entries、{given} 个签名 signatures" + f"（尚缺 {lacking} lacking）" * (lacking > 0)
            + "，本轮已作废 this round is void" * (mine[0][-1][1]["kind"] == "void"))
# ---- the whole of it, with §9
FILES = {"public": "commitment|ledger|result|secret", "sealed": "secret|sealed|record|bound|amendment-[0-9]{4,}"}
def replay(run):
    """Redo everything; raises `Differs` at the first difference. Returns what to say."""
    found, digest, whole = {}, {}, (run / "sealed").is_dir()
    for path in (path for folder in FILES for path in sorted((run / folder).glob("*.json"))):
        name, data = path.stem, path.read_bytes()
        hold(re.fullmatch(FILES[path.parent.name], name), f"{path.parent.name}/{path.name}", NONE, "多余 a file too many")
        value = strict(data, f"amendments[{int(name[10:]) - 1}]" if name[0] == "a" else name)
        same(name, found.setdefault(name, value), value)
        digest[name] = sha(data).hex()
    for name in ["ledger"] + ["sealed"] * whole + ["record"] * (whole and "result" in found) + ["result"] * ("record" in found):
        hold(name in found, name, f"{name}.json")
    commitment, ledger, record, result, values, key = *map(found.get, ("commitment", "ledger", "record", "result")), None, None
    files, plan, STAGE[0] = [(name, found[name], digest[name]) for name in sorted(found) if name[0] == "a"], commitment["plan"], "commitment"
    c = sha(b"EH1/plan\0" + canonical(plan))
    same("commitment", {"commitment": c.hex(), "format": "evenhand-commitment/4", "plan": {**plan, "version": "EH1"}}, commitment)
    STAGE[0] = "secret"
    hold("secret" not in found if plan["public"] else "secret" in found or not whole, "secret", "公开模式没有，否则有 none in public mode, else one", "")
    secret = bytes(32) if plan["public"] else bytes.fromhex(found["secret"]["secret"]) if "secret" in found else None
    if not plan["public"] and secret: same("secret", {"secret": secret.hex()}, found["secret"])
    hold(secret is None or sha(b"EH1/secret\0" + secret).hex() == plan["secret_hash"], "secret.secret", plan["secret_hash"])
    STAGE[0] = "ledger"
    same("ledger", {"entries": ledger["entries"], "format": "evenhand-ledger/1"}, ledger)
    if whole:
        STAGE[0], lists, salt = "sealed", found["sealed"], salts(secret)
        same("sealed", {of: lists.get(of, NONE) for of in ("conflicts", "frame", "history", "matrix", "samplers")}, lists)
        hold(all(a["id"] < b["id"] for a, b in zip(lists["frame"], lists["frame"][1:])), "sealed.frame", "ascending by id", "")
        leaves = [sha(b"\0" + canonical({"id": e["id"], "row": e, "salt": salt(e["id"])})) for e in lists["frame"]]
        same("sealed.frame", plan["frame"], {"root": tree(leaves).hex(), "rows": len(leaves)})
        for of in ("conflicts", "history", "matrix", "samplers"):
            same(f"sealed.{of}", plan["sealed"][of], None if lists[of] is None else sha(canonical({"rows": lists[of], "salt": salt(of)})).hex())
        STAGE[0], world = "commitment", world_of(plan["facts"], lists)
        rules = Counter((x["rule"], x["line"] is None) for out, _ in world.judged.values() for x in out)
        mine = [{"enterprises": rules[rule, True], "pairs": rules[rule, False], "rule": rule} for rule in sorted({rule for rule, _ in rules})]
        same("commitment.plan", {**plan, "exclusions": mine, "forced": sum(map(len, world.forced.values()))}, plan)
        net, members = lottery(world, *quotas(world, world.forced), world.forced, world.opened)
    STAGE[0] = "commitment"
    arcs, expected = proven("commitment.plan.shares", plan["shares"], net if whole else None), []
    if result:
        STAGE[0] = "record" if record else "result"
        place, values = ("record.seed.values", record["seed"]["values"]) if record else ("result.values", result["values"])
        hold(len(values) == len(plan["sources"]), place, len(plan["sources"]), len(values))
        for i, (source, value) in enumerate(zip(plan["sources"], values)):
            hold(source_bytes(source, value), f"{place}[{i}]", f"{source['kind']} 的规定写法 canonical text", value)
        k = secret and key_of(secret, c, plan["sources"], values)
        mine = {**result, "commitment": c.hex(), "format": "evenhand-result/1", "values": values}
        if k: mine["key_check"] = sha(b"EH1/key\0" + k).hex()
    if record:
        key = keyed(k)
        draw, standing, holds = first_draw(world, key, plan["shares"], arcs, members)
        for part in ("seats", "batches", "alternates", "fates"): same(f"record.draw.{part}", draw[part], record["draw"][part])
        same("record", {"commitment": c.hex(), "dispatch": record["dispatch"], "draw": draw, "format": "evenhand-record/3",
                        "pack": record["pack"], "seed": {"key_check": mine["key_check"], "values": values}, "spec": plan["spec"], "version": "EH1"}, record)
        same("record.dispatch", second_draw(world, key, draw["batches"], record["pack"], record["dispatch"]), record["dispatch"])
        said = [row["entry"]["body"].get("record") for row in ledger["entries"]]
        hold(result["record"] == digest["record"], "record" if result["record"] in said else "result.record", result["record"], digest["record"])
        by = Counter(key for b in draw["batches"] for key in (("in", b["county"]), b["line"], (b["line"], b["forced"])))
        stand = Counter(a["line"] for a in draw["alternates"])
        mine["counts"] = {"counties": [{"batches": by["in", at], "county": at} for at in sorted(c["id"] for c in plan["facts"]["counties"])],
                          "lines": [{"alternates": stand[l], "batches": by[l], "forced": by[l, True], "line": l} for l in world.lines]}
        mine["fates"] = tree([sha(b"\0" + canonical({"enterprise": f["enterprise"], "fate": f["fate"], "frame": leaf.hex(), "lines": f["lines"],
                              "salt": salt("fate/" + f["enterprise"])})) for f, leaf in zip(draw["fates"], leaves)]).hex()
        amendments(world, key, draw, standing, holds, files, digest["record"])
    if result:
        same("result", {of: mine[of] for of in ("commitment", "counts", "fates", "format", "key_check", "record", "values")}, result)
        expected += [("source", [{"values": values}], None), ("result", [{"record": mine["record"], "result": digest["result"]}], None if whole else "result")]
    expected.append(("commitment", [{"commitment": c.hex(), "file": digest["commitment"]}], None))
    if whole: expected.append(("incident", [{"amendment": n, "file": f[2]} for n, f in enumerate(files, 1)], f"amendments[{len(files) - 1}]"))
    revealed = (run / "public" / "secret.json").exists()
    if not plan["public"]: expected.append(("reveal", [{"secret": digest["secret"]}] if revealed else [], None))
    STAGE[0] = "ledger"
    tell = [ledger_holds(ledger["entries"], plan, c.hex(), expected)]
    if any(s["kind"] == "drand" for s in plan["sources"]): tell.append("drand 的 BLS 签名未在此核验 not verified here")
    if record: tell.append("行程由 evenhand judge 核对 visits and tours are for evenhand judge")
    drawn = "尚未抽取 not drawn yet"
    if record: drawn = f"{len(draw['batches'])} 批次 batches，{len(record['dispatch']['crews'])} 组 crews，{len(files)} 次更正 amendments"
    first = f"一致 same: {plan['frame']['rows']} 家企业 enterprises，{drawn}" if whole else "一致（仅公开部分） same (public part only)"
    return f"{first}\n{'；'.join(tell)}"
def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8"); sys.stderr.reconfigure(encoding="utf-8"); gc.disable()  # many objects, no cycles
    if len(arguments) != 1 or not (Path(arguments[0]) / "public" / "commitment.json").is_file():
        print("用法 usage: python3 audit/replay.py RUN（其中有 with public/commitment.json）", file=sys.stderr)
        return 1
    try: print(replay(Path(arguments[0])))
    except Differs as at: print("不一致 different: {}\n  应为 expected: {}\n  实为 found:    {}".format(*at.args))
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError, RecursionError) as error:
        print(f"不一致 different: {STAGE[0]}\n  格式不符 not of the format: {type(error).__name__} {error}")
    else: return 0
    return 3
if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
