"""Parts of EH1 that know nothing of enterprises: files, hashes, chance, sources (docs/spec.md §1, §2), the ledger with its
signatures (§8), the lottery's certificate, rounding and dealing (§10).

Written from that page alone, with nothing but the Python standard library; `replay.py` and `vectors.py` import it."""
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from datetime import datetime
from fractions import Fraction

NONE, STAGE = "（没有 nothing）", ["RUN"]  # STAGE: the section in hand, named if something is not even of the format

# ---- §1 files: canonical JSON, read strictly, compared by path
class Differs(Exception): """The first place where RUN is not what the text says: JSON path, expected, found."""

def hold(true, path, expected, found=NONE):
    if not true: raise Differs(path, expected, found)
ENCODE = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

def canonical(value):
    """RFC 8785 bytes. Code points sort as UTF-16 does unless something is beyond U+FFFF, which is four bytes in UTF-8."""
    def by_utf16(v):
        if isinstance(v, dict): return {k: by_utf16(v[k]) for k in sorted(v, key=lambda k: k.encode("utf-16-be"))}
        return [by_utf16(x) for x in v] if isinstance(v, list) else v
    data = ENCODE(value).encode()
    if not re.search(rb"[\xf0-\xf7]", data): return data
    return json.dumps(by_utf16(value), ensure_ascii=False, separators=(",", ":")).encode()

def strict(data, section):
    """The value of a file's bytes; ValueError for every other spelling: what the parser overlooks, writing it again shows."""
    def refuse(text): raise ValueError(f"规范 JSON canonical JSON: {text:.60}")
    def whole(text): return int(text) if abs(int(text)) < 2**53 else refuse(text)
    STAGE[0], long = section, re.search(rb"(^|[\[:,])-?[0-9]{16}", data)  # seldom, and reading is much faster without `whole`
    value = json.loads(data.decode(), parse_float=refuse, parse_constant=refuse, parse_int=whole if long else None)
    return value if canonical(value) == data else refuse("另一种写法 another spelling")

def same(path, mine, found):  # raise at the first place, in reading order, where `found` is not `mine`
    if type(mine) is not type(found) or not isinstance(mine, (dict, list)):
        hold(type(mine) is type(found) and mine == found, path, mine, found)
    elif ENCODE(mine) != ENCODE(found):  # fast, and tells 1 from true
        keys = sorted(mine.keys() | found.keys()) if isinstance(mine, dict) else []
        for key in keys: same(f"{path}.{key}", mine.get(key, NONE), found.get(key, NONE))
        for i, pair in enumerate(zip(mine, found)): same(f"{path}[{i}]", *pair)
        hold(False, f"{path}[{min(len(mine), len(found))}]", f"{len(mine)} 行 rows", f"{len(found)} 行 rows")

# ---- §2 hashes, chance, sources
def sha(data): return hashlib.sha256(data).digest()

def lp(text): return len(data := text.encode() if isinstance(text, str) else text).to_bytes(4, "big") + data

def keyed(key):  # HMAC-SHA-256 under a key of 32 bytes, as a function of the message; its first states are kept
    inner, outer = (hashlib.sha256(bytes(x ^ pad for x in key.ljust(64, b"\0"))) for pad in (0x36, 0x5C))
    def mac(message): a, b = inner.copy(), outer.copy(); a.update(message); b.update(a.digest()); return b.digest()
    return mac

def salts(secret): mac = keyed(keyed(secret)(b"EH1/salt\0")); return lambda name: mac(lp(name) + b"\1")[:16].hex()

def tree(hashes):  # RFC 6962 root over the hashes of leaves; an odd last one rises, which is the same tree
    while len(hashes) > 1: hashes = [sha(b"\1" + a + b) for a, b in zip(hashes[::2], hashes[1::2])] + hashes[len(hashes) & ~1:]
    return hashes[0] if hashes else sha(b"")

def chacha(key, counter=0):  # 64-bit words of ChaCha20 (RFC 8439), zero nonce
    while True:
        start = [int.from_bytes((b"expand 32-byte k" + key)[i:i + 4], "little") for i in range(0, 48, 4)] + [counter, 0, 0, 0]
        x, counter = start[:], counter + 1
        for s, i in ((turn % 2, i) for turn in range(20) for i in range(4)):  # columns, then diagonals
            a, b, c, d = i, 4 + (i + s) % 4, 8 + (i + 2 * s) % 4, 12 + (i + 3 * s) % 4
            for to, by, turned, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                x[to] = x[to] + x[by] & 0xFFFFFFFF; mixed = x[turned] ^ x[to]; x[turned] = (mixed << left | mixed >> 32 - left) & 0xFFFFFFFF
        yield from ((x[i] + start[i] & 0xFFFFFFFF) | (x[i + 1] + start[i + 1] & 0xFFFFFFFF) << 32 for i in range(0, 16, 2))

def below(words, n):
    hold(0 < n <= 2**64, STAGE[0], "1 … 2^64", n)
    return next(word for word in words if word < 2**64 - 2**64 % n) % n

def words(key, purpose): return chacha(key(b"EH1/stream\0" + lp(purpose) + b"\1"))  # from here on `key` is keyed(K)

def ticket(key, *parts): return key(b"EH1/ticket\0" + b"".join(map(lp, parts)) + b"\1")

def blind(key, number):
    half, left, right = keyed(key(b"EH1/blind\0\1")), number >> 14, number & 0x3FFF
    for i in range(8): left, right = right, left ^ int.from_bytes(half(bytes([i, right >> 8, right & 255]))[:2], "big") & 0x3FFF
    return left << 14 | right
GAMES = {"kl8": [(20, 80)], "ssq": [(6, 33), (1, 16)], "dlt": [(5, 35), (2, 12)]}  # of each group: how many numbers, up to which
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"

def source_bytes(source, text):  # bytes for K of a source's value; none if its text is not the canonical one
    kind, groups, digits = source["kind"], GAMES.get(source.get("game"), []), f"[0-9]{{{source.get('digits')}}}"
    form = {"dice": digits, "citizens": "/".join([digits] * len(source.get("contributors", ""))), "drand": "[0-9a-f]{96}",
            "numbers": "".join(f"([1-9][0-9]?[.]){{{count}}}/" for count, _ in groups) or "([0-9][.]){3}/"}[kind]
    if not re.fullmatch(form, text) or source.get("chain", QUICKNET) != QUICKNET: return None
    given = [list(map(int, group.split(".")[:-1])) for group in text.split("/")]
    if any(mine != sorted(set(mine)) or mine[-1] > top for mine, (_, top) in zip(given, groups)): return None
    return sha(bytes.fromhex(text)) if kind == "drand" else text.encode()

def key_of(path, secret, commitment, sources, values):  # K; every value in its canonical text
    hold(len(values) == len(sources), path, len(sources), len(values))
    given = [source_bytes(*pair) for pair in zip(sources, values)]
    for i, one in enumerate(given): hold(one, f"{path}[{i}]", f"{sources[i]['kind']} 的规定写法 canonical text", values[i])
    return keyed(secret)(b"EH1/seed\0" + commitment + b"".join(lp(canonical(source)) + lp(one) for source, one in zip(sources, given)))

# ---- §8 the ledger, with Ed25519 (RFC 8032)
PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE, HALF = -121665 * pow(121666, -1, PRIME), pow(2, (PRIME - 1) // 4, PRIME)

def point(data):
    y, sign = int.from_bytes(data, "little") % 2**255, data[31] >> 7; square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    roots = [root * turn % PRIME for root in (pow(square, (PRIME + 3) // 8, PRIME),) for turn in (1, -1, HALF, -HALF)]
    return next(x for x in roots if x * x % PRIME == square and x % 2 == sign and y < PRIME), y

def plus(p, q):
    (a, b), (c, d) = p, q; t = CURVE * a * b * c * d
    return (a * d + b * c) * pow(1 + t, -1, PRIME) % PRIME, (b * d + a * c) * pow(1 - t, -1, PRIME) % PRIME

def times(n, p): return plus(times(n >> 1, plus(p, p)), p if n & 1 else (0, 1)) if n else (0, 1)

def signed(key, message, signature):
    r, s, hashed = signature[:32], int.from_bytes(signature[32:], "little"), hashlib.sha512(signature[:32] + key + message).digest()
    return len(signature) == 64 and s < ORDER and times(s, point(bytes([88] + [102] * 31))) == plus(
        point(r), times(int.from_bytes(hashed, "little") % ORDER, point(key)))
KINDS = {  # fields of the body, what may follow
    None: ("", "intent"), "intent": ("purpose replaces signers spec version", "commitment"), "void": ("approver reason", "intent"),
    "commitment": ("commitment file", "source void"), "source": ("values", "result void"), "reveal": ("secret", "void"),
    "result": ("record result", "incident reveal void"), "incident": ("amendment file", "incident reveal void")}

def ledger_holds(entries, plan, commitment, expected):
    """Chain, rounds, signatures; RUN's round says of the files what they are. `expected`: kind, bodies, what to name if the last of them
    differs (none: the entry). Returns what to tell."""
    before, at, last, rounds, given, lacking = "0" * 64, "", None, [], 0, 0
    for i, row in enumerate(entries):
        path, entry, kind, body = f"ledger.entries[{i}]", row["entry"], row["entry"]["kind"], row["entry"]["body"]
        hold(kind in KINDS[last][1].split(), f"{path}.entry.kind", KINDS[last][1], kind)
        if kind == "intent":
            rounds.append([]); signers, roles = sorted({s["key"] for s in body["signers"]}), ("planner", "witness", "auditor")
            fit = [s["key"] for s in body["signers"] if sorted(s) == ["key", "name", "role"] and s["role"] in roles] == signers
            hold(fit and len(signers) == len(body["signers"]), f"{path}.entry.body.signers", "key ascending, name, role", body["signers"])
            same(f"{path}.entry.body.replaces", before if i else None, body["replaces"])
        digest, keys = sha(b"EH1/entry\0" + canonical(entry)), [s["key"] for s in row["signatures"]]
        fields = {of: body.get(of, NONE) for of in KINDS[kind][0].split()}
        mine = {"at": max(at, entry["at"]), "body": fields, "kind": kind, "number": i + 1, "previous": before}
        once = [{"key": k, "signature": s["signature"]} for k, s in zip(sorted(set(keys)), row["signatures"])]
        same(path, {"entry": mine, "signatures": once}, row)
        hold(datetime.fromisoformat(entry["at"]).isoformat("T", "seconds") == entry["at"], f"{path}.entry.at", "时刻 time", entry["at"])
        hold(kind != "void" or body["approver"] and body["reason"], f"{path}.entry.body", "approver, reason", body)
        for j, (k, s) in enumerate((bytes.fromhex(s["key"]), bytes.fromhex(s["signature"])) for s in row["signatures"]):
            hold(k.hex() in signers and signed(k, b"EH1/sign\0" + digest, s), f"{path}.signatures[{j}]", "Ed25519", s.hex())
        rounds[-1].append((path, entry, keys == signers))
        before, at, last, given, lacking = digest.hex(), entry["at"], kind, given + len(keys), lacking + len(signers) - len(keys)
    for one, j, (path, _, full) in ((one, j, row) for one in rounds for j, row in enumerate(one)):
        later = [entry["kind"] for _, entry, _ in one[j + 1:]]
        hold(full or "reveal" not in later and (j > 1 or "source" not in later), f"{path}.signatures", "所有签名人 all signers")
    mine = [one for one in rounds if len(one) > 1 and one[1][1]["body"]["commitment"] == commitment]
    hold(mine, "commitment.commitment", "台账中的一轮 a round of the ledger", commitment); hold(len(mine) == 1, "ledger.entries", 1, len(mine))
    (path, intent, _), (_, committed, _), *_ = mine[0]
    same(f"{path}.entry.body", {**intent["body"], "spec": plan["spec"], "version": "EH1"}, intent["body"])
    made = datetime.fromisoformat(committed["at"] + "+08:00").timestamp()
    late = [s["round"] for s in plan["sources"] if s["kind"] == "drand" and 1692803367 + 3 * (s["round"] - 1) <= made]
    hold(not late, "commitment.plan.sources", "承诺之后的轮次 rounds after the commitment", late)
    for kind, bodies, place in expected:
        found = [(path, entry["body"]) for path, entry, _ in mine[0] if entry["kind"] == kind]
        for i, ((path, body), want) in enumerate(zip(found, bodies), 1):
            hold(not place or body == want or i < len(bodies), place, body, want); same(f"{path}.entry.body", want, body)
        file = {"incident": f"amendments[{len(bodies)}]", "result": place, "reveal": "secret"}.get(kind)
        hold(len(found) <= len(bodies), file or "ledger.entries", kind)
        hold(len(found) >= len(bodies), f"ledger.entries[{len(entries)}]", kind)
    return (f"{len(entries)} 条台账 entries、{given} 个签名 signatures" + f"（尚缺 {lacking} lacking）" * (lacking > 0)
            + "，本轮已作废 this round is void" * (mine[0][-1][1]["kind"] == "void"))

# ---- §10 certificate, rounding, dealing. Vertices are named by path; groups[None] is the source, nodes[None] where roots end
def above(nodes, at): return [] if at is None else [at, *above(nodes, nodes[at]["parent"])]  # from a node to its root

def network(path, shares, on):  # [(tail, head, value, least, most)] in the order of rounding; `on`: vertices on the grid
    arcs, into, totals = [], defaultdict(Counter), {"nodes": Counter(), "groups": Counter()}
    for k, row in enumerate(shares["classes"]):
        me, den, n, up, used = f"classes[{k}]", row.get("den", 1), row["size"], row["group"], Counter()
        inner = {None: me, **{b: f"{me}.buckets[{b}]" for b in range(len(row["buckets"]))}}
        for a in row["arcs"]: flow = a.get("flow", 0); used[a["bucket"]] += flow; into[a["column"]][den] += flow
        y = Fraction(sum(used.values()), den)
        totals["groups"][up] += y if me in on else math.ceil(y)  # beside the grid no rounding may exceed a group's limit
        arcs += [(f"groups[{up if me in on else None}]", me, y, 0, row["key"]["cap"] * n),
                 *((me, inner[b], Fraction(used[b], den), 0, most * n) for b, most in enumerate(row["buckets"])),
                 *((inner[a["bucket"]], f"columns[{a['column']}]", Fraction(a.get("flow", 0), den), 0, n) for a in row["arcs"])]
    for c, row in enumerate(shares["columns"]):
        total = sum((Fraction(flow, den) for den, flow in into[c].items()), Fraction(0)); totals["nodes"][row["node"]] += total
        arcs.append((f"columns[{c}]", f"nodes[{row['node']}]", total, -1, 2**60))
    for of, i, row in ((of, i, row) for of in totals for i, row in enumerate(shares[of])):  # parents stand after their children
        me, up, value = f"{of}[{i}]", f"{of}[{row['parent']}]", Fraction(totals[of][i]); totals[of][row["parent"]] += value
        hold(of == "nodes" or value <= row["hi"], f"{path}.{me}", f"≤ {row['hi']}", value)
        if of == "nodes" or me in on: arcs.append((*((me, up) if of == "nodes" else (up, me)), value, row.get("lo", 0), row["hi"]))
    return arcs

def proven(path, shares, net=None):
    """Arcs of shares that belong to this network and are leximin: least prices, on a grid levels, prove it."""
    def bare(v):
        if isinstance(v, dict): return {k: bare(x) for k, x in v.items() if k not in ("den", "flow", "grid", "price", "ratio")}
        return [bare(x) for x in v] if isinstance(v, list) else v
    if net: same(path, net, bare(shares))
    rows, passes, price, trees, grid = shares["classes"], defaultdict(list), {}, {}, shares["grid"] or {"den": None, "levels": []}
    root = {f"{of}[{i}]": f"{of}[{above(shares[of], i)[-1]}]" for of in ("nodes", "groups") for i in range(len(shares[of]))}
    on = {f"classes[{k}]" for level in grid["levels"] for k in level["classes"]}  # what is on the grid, tied to nothing beside it
    for k, row in enumerate(rows):
        ties = {f"nodes[{shares['columns'][a['column']]['node']}]" for a in row["arcs"]} | {f"groups[{row['group']}]"} & root.keys()
        for tie in ties: same(f"{path}.grid", trees.setdefault(root[tie], f"classes[{k}]" in on), f"classes[{k}]" in on)
    arcs = network(path, shares, on := on | {vertex for vertex in root if trees.get(root[vertex])})
    for tail, head, value, least, most in arcs:
        hold(least <= value <= most, f"{path}.{head if tail[0] == 'g' else tail}", f"(a) {least} … {most}", value)
        if tail[0] != "g": passes[tail] += [head] * (value > least); passes[head] += [tail] * (value < most)
    fair = [Fraction(sum(a["flow"] for a in row["arcs"]), row["den"] * row["size"] * row["key"]["weight"]) for row in rows]
    for k in sorted((k for k in range(len(rows)) if fair[k]), key=lambda k: -fair[k]):
        todo = [f"classes[{k}]"]
        while todo:
            if (vertex := todo.pop()) not in price: price[vertex] = fair[k]; todo += passes[vertex]
    nodes = [(f"nodes[{n}]", row) for n, row in enumerate(shares["nodes"])]
    told = [(f"{at}.price", 0 if at in on else price.get(at, 0), row["price"]) for at, row in nodes]
    for place, mine, row in told + [(f"classes[{k}].ratio", fair[k], row["ratio"]) for k, row in enumerate(rows)]:
        hold(row == {"den": mine.denominator, "num": mine.numerator}, f"{path}.{place}", mine, row)
    for k, row in enumerate(rows):
        at, full = f"classes[{k}]", fair[k] * row["key"]["weight"] == row["key"]["cap"]
        den = math.gcd(row["den"], *(a["flow"] for a in row["arcs"]))
        hold(row["den"] == grid["den"] if at in on else den == 1, f"{path}.{at}.den", "least common", row["den"])
        hold(at in on or full or price.get(at, 0) <= fair[k], f"{path}.{at}", "(c) price ≤ ratio", fair[k])
    if grid["levels"]: levels_hold(f"{path}.grid", shares, on, arcs)
    return arcs

def levels_hold(path, shares, on, arcs):  # conditions (g1) to (g4); `proven` has looked at limits and denominators
    den, rows, settled, highest = shares["grid"]["den"], shares["classes"], set(), Fraction(0)
    hold(den >= 10**6, f"{path}.den", "(g1) ≥ 10^6", den)
    has, weight = [sum(a["flow"] for a in k["arcs"]) for k in rows], [k["key"]["weight"] * k["size"] for k in rows]
    full = [h == k["key"]["cap"] * k["size"] * den for h, k in zip(has, rows)]
    for l, level in enumerate(shares["grid"]["levels"]):
        at, here, opened = f"{path}.levels[{l}]", level["classes"], [k for k in level["classes"] if not full[k]]
        inside = {f"{of}[{i}]" for of in ("nodes", "groups") for i in level[of] + [None] * level["source"]}
        hold(here == sorted(set(here) - settled) and all(k >= 0 for k in here), at, "(g4) settled once"); settled |= set(here)
        room = sum(den * (most * (tail in inside and head not in inside) - least * (head in inside and tail not in inside))
                   for tail, head, _, least, most in arcs if tail[0] == "n" and tail in on or head[0] == "g")
        for k, row in ((k, row) for k, row in enumerate(rows) if f"classes[{k}]" in on):
            one, out, counted = row["size"] * den, Counter(), f"groups[{row['group']}]" in inside
            for a in row["arcs"]: out[a["bucket"]] += one * (f"nodes[{shares['columns'][a['column']]['node']}]" not in inside)
            passes = sum(n if b is None else min(n, row["buckets"][b] * one) for b, n in out.items())
            hold(not counted or k not in opened, at, "X counts the intake of its classes", k)
            room += min(passes, row["key"]["cap"] * one) if counted else passes if k in opened else min(0, passes - has[k]) * (k in settled)
        bound = Fraction(room, sum(weight[k] for k in opened)) if opened else None
        for k, mine in ((k, Fraction(has[k], weight[k])) for k in here):
            fits = not opened or (mine <= bound + 2 if full[k] else mine >= bound - 2)
            hold(fits and mine >= highest - 2, at, "(g2) bound, (g3) ascending", k)
        highest = max(highest, bound or highest)

def rounded(arcs, classes, words):  # seats by class and arc; the walk is kept up to its first whole arc, which leads to the same cycles
    part = {e: arc[2].numerator % arc[2].denominator for e, arc in enumerate(arcs) if arc[2].denominator > 1}  # of loose arcs only
    den, seats, around = {e: arcs[e][2].denominator for e in part}, [int(arc[2]) for arc in arcs], defaultdict(list)
    for e in sorted(part, reverse=True): around[arcs[e][0]].append(e); around[arcs[e][1]].append(e)
    path, passed = [], {}  # path: (arc, whether forward, vertex before it); passed: place of a vertex in it
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
            coin = Fraction(down, up + down); push = up if below(words, coin.denominator) < coin.numerator else -down
            for e, forward, _ in cycle:
                part[e] += push if forward else -push
                if part[e] in (0, unit): seats[e] += part.pop(e) > 0
            keep = next(i for i in range(passed[here], len(path)) if path[i][0] not in part)
            here, came = path[keep][2], path[keep - 1][0] if keep else None
            for _, _, vertex in path[keep:]: del passed[vertex]
            del path[keep:]
    whole = (seats[e] for e, arc in enumerate(arcs) if arc[1].startswith("col"))
    return [[next(whole) for _ in row["arcs"]] for row in classes]

def dealt(row, seats, dealing):  # arcs of the members in ticket order, as far as there are seats
    def bucket(a): return -1 if row["arcs"][a]["bucket"] is None else row["arcs"][a]["bucket"]
    inside = [-(-sum(m for a, m in enumerate(seats) if bucket(a) == b) // most) for b, most in enumerate(row["buckets"])]
    table = min(sum(seats), max(*inside, -(-sum(seats) // row["key"]["cap"]), *seats) if dealing == "combine" else row["size"])
    places = [a for a in sorted(range(len(seats)), key=bucket) for _ in range(seats[a])]
    return [places[i::table] for i in range(table)]
