#!/usr/bin/env python3
"""Redo a draw and check the papers around it, with nothing but the Python standard library and docs/spec.md (§: a section of it).

    python3 audit/replay.py RUN        0 一致 same, 3 不一致 different (first difference by JSON path), 1 misuse

Written from that page alone; it shares no line with the program that made RUN. What it takes as recorded: README.md beside it."""
import calendar
import gc
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from types import SimpleNamespace

sys.dont_write_bytecode = True

from eh1 import (NONE, STAGE, Differs, above, blind, canonical, dealt, hold, key_of, keyed, ledger_holds, network, proven,  # noqa: E402
                 rounded, salts, same, sha, strict, ticket, tree, words)

# ---- §3 who may take part
SCOPES, ALIKE = ("producer", "seller"), ("status", "channel", "county", "scopes", "products", "closed", "closed_weekdays")

def in_spans(day, spans): return any(span["from"] <= day <= span["to"] for span in spans)  # ISO days compare as text

def world_of(facts, sealed):
    """Facts and sealed lists by id; exclusions, open lines and forced batches by enterprise; the functions that tell."""
    task, rules, off, work = facts["task"], facts["rules"], *(set(facts["calendar"][kind]) for kind in ("off", "work"))
    frame, samplers, past, conflict, days, known = {e["id"]: e for e in sealed["frame"]}, sealed["samplers"], {}, {}, {}, {}
    lines, groups = ({row["id"]: row for row in sorted(facts[of], key=lambda row: row["id"])} for of in ("lines", "groups"))
    listed, takers = {name: {c["county"] for c in line["counties"]} for name, line in lines.items()}, defaultdict(list)
    for name, product in ((name, product) for name, line in lines.items() for product in line["products"]): takers[product].append(name)
    for item in sealed["history"]: past.setdefault(item["enterprise"], []).append(item)
    for row in sealed["conflicts"]: conflict.setdefault(row["enterprise"], {}).setdefault(*row["party"].items(), row["reason"])
    year, month, day = map(int, task["as_of"].split("-")); y, m = divmod(year * 12 + month - 1 - rules["repeat_months"], 12)
    since = f"{y:04}-{m + 1:02}-{min(day, calendar.monthrange(y, m + 1)[1]):02}"
    def works(day): return day.isoformat() in work or day.weekday() < 5 and day.isoformat() not in off
    def number(day): return date.fromisoformat(day).toordinal()
    for name, line in lines.items():  # the possible days of a line
        last, left = number(line["report_by"]), line["test_days"] + line["delivery_days"]
        while left: last -= 1; left -= works(date.fromordinal(last))
        window = range(number(max(line["window"]["from"], task["issued"])), min(number(line["window"]["to"]), last) + 1)
        days[name] = [(day.isoformat(), day.isoweekday()) for day in map(date.fromordinal, window) if works(day)]
    caps = [rules[f"batches_per_{of}_max"] for of in ("enterprise", "large_retail")]
    def cap(e): return caps[frame[e]["venue"] == "large_retail"]
    def follow_up(item): return item["level"] == "own" and item["outcome"] == "fail" and item["day"][:4] == f"{year - 1:04}"
    def block(e, product):  # (rule, item) that blocks it, or none; of items of one day the last
        near = [i for i in past.get(e["id"], ())[::-1] if i["product"] == product and since <= i["day"] <= task["as_of"]]
        own = [("repeat", i) for i in near if i["level"] == "own" and i["outcome"] != "refused" and not follow_up(i)]
        return max([("upper_level", i) for i in near if i["level"] == "upper"] or own, key=lambda found: found[1]["day"], default=None)
    def blocks(e, line): return {p: block(e, p) for p in sorted(set(e["products"]) & set(lines[line]["products"]))}
    def products(e, line): return [product for product, found in blocks(frame[e], line).items() if not found]
    def pair(e, line):  # rules 5 to 7: (rule, evidence), of which the first counts
        found, mine = blocks(e, line), conflict.get(e["id"], {})
        for product, (rule, i) in list(found.items())[:1] if all(found.values()) else ():
            yield rule, {"history": {"day": i["day"], "document": i["evidence"], "product": product}}
        for lab in sorted(lab["lab"] for lab in lines[line]["labs"] if ("lab", lab["lab"]) in mine):
            yield "lab_recusal", {"conflict": {"lab": lab, "reason": mine["lab", lab]}}
        if all(week in e["closed_weekdays"] or in_spans(day, e["closed"]) for day, week in days[line]): yield "no_open_day", "row"
    def judge(e):  # (exclusions, open lines); without history and conflicts only the fields ALIKE matter
        alike = e["id"] if e["id"] in past or e["id"] in conflict else repr([e[field] for field in ALIKE])
        if alike in known: return known[alike]
        near = [name for name in sorted({name for product in e["products"] for name in takers.get(product, ())})
                if set(lines[name]["scopes"]) & set(e["scopes"]) and (not lines[name]["counties_only"] or e["county"] in listed[name])]
        one = [e["status"]] * (e["status"] != "open") + ["online_only"] * (e["channel"] == "online") + ["not_in_scope"] * (not near)
        pairs = {None: (one[0], "row")} if one else {line: next(pair(e, line), None) for line in near}
        out = [{"evidence": found[1], "line": line, "rule": found[0]} for line, found in pairs.items() if found]
        return known.setdefault(alike, (out, [line for line, found in pairs.items() if not found]))
    def force(e, found=()):
        for item in filter(follow_up, past[e] if rules["follow_up_failures"] else ()):
            line = [line for line in opened[e] if item["product"] in products(e, line)][:1]
            if line and line[0] not in found and len(found) < cap(e): found = sorted([*found, *line])
        return found
    def columns(e, name):  # those of a line open to an enterprise, in order
        e, line = frame[e], lines[name]
        if listed[name]: return [f"{name}/{e['county'] if e['county'] in listed[name] else '*'}"]
        return [f"{name}//{s}" for s in SCOPES if s in e["scopes"] and s in line["scopes"]] if line["scope_limits"] else [name]
    judged = {name: judge(e) for name, e in frame.items()}; opened = {name: mine for name, (_, mine) in judged.items()}
    forced = {name: mine for name in sorted(past) if name in frame and (mine := force(name))}
    return SimpleNamespace(**locals())

# ---- §4 classes, columns, quotas
def company(e): return e.split("#")[0]

def line_of(column): return column.split("/")[0]

def take(nodes, batches):  # limits less the batches that stand at these nodes
    for node in (nodes[at] for batch in batches for at in above(nodes, batch)):
        node.update({of: max(0, node[of] - 1) for of in ("lo", "hi")})

def quotas(world, forced):  # (columns, nodes), forced batches taken off
    columns, nodes = [], []
    for name, line in world.lines.items():
        most = world.groups[line["group"]]["batches"] if line["group"] else line["batches"]
        limits = {s["scope"]: (s["min"], s["max"]) for s in line["scope_limits"]}
        mine = [(f"{name}/{c['county']}", c["min"], c["max"], name) for c in line["counties"]]
        mine += [(f"{name}/*", 0, most, name)] * (len(mine) > 0 and not line["counties_only"])
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
        left = world.cap(e)
        if e in held: mine, left = [line for line in mine if line not in held[e]], left - len(held[e])
        if left > 0 and mine: free[e] = left, mine
    if most is not None:
        for e in held: taken[company(e)] += len(held[e])
        for e, (left, mine) in free.items(): could[company(e)] += min(left, len(mine))
    left = {c: max(0, most - taken[c]) for c in could}  # what is left to a company
    names = {c: f"company {i}" for i, c in enumerate(sorted(c for c in could if could[c] > left[c]), 1)}
    for e, (cap, mine) in free.items():
        row = world.frame[e]; key = row["county"], tuple(sorted(row["scopes"])), world.rules["weights"][row["credit"]], cap, tuple(mine)
        members[*key, names.get(company(e), "") if names else ""].append(e)
    classes, place, number = [], {c["id"]: i for i, c in enumerate(columns)}, {name: i for i, name in enumerate(names.values())}
    for (county, scopes, weight, cap, mine, mark), who in sorted(members.items()):
        found = [world.columns(who[0], line) for line in mine]; inner = [len(both) > 1 for both in found]
        arcs = [{"bucket": sum(inner[:i]) if inner[i] else None, "column": place[c]} for i, both in enumerate(found) for c in both]
        key = {"cap": cap, "county": county, "lines": list(mine), "mark": mark, "scopes": list(scopes), "weight": weight}
        classes.append({"arcs": arcs, "buckets": [1] * sum(inner), "group": number.get(mark), "key": key, "size": len(who)})
    groups = [{"hi": left[c], "id": name, "parent": None} for c, name in names.items()]
    return {"classes": classes, "columns": columns, "groups": groups, "nodes": nodes}, [who for _, who in sorted(members.items())]

# ---- §5 first draw, §6 second draw
def seated(world, key, shares, arcs, members, name, tickets):
    """(seats, members in the order of tickets, what they got: (column, ticket, enterprise, class, rank)) with the stream of this name."""
    seats = rounded(arcs, shares["classes"], words(key, name))
    standing, drawn = [sorted(who, key=lambda e: (tickets[e], e)) for who in members], []
    for k, row in ((k, row) for k, row in enumerate(shares["classes"]) if any(seats[k])):
        for rank, (e, hand) in enumerate(zip(standing[k], dealt(row, seats[k], world.rules["dealing"])), 1):
            drawn += [(row["arcs"][a]["column"], tickets[e], e, k, rank) for a in hand]
    return seats, standing, drawn

def batch(world, key, number, e, line, lab, k, rank):
    return {"blind": blind(key, number), "class": k, "county": world.frame[e]["county"], "enterprise": e, "forced": k is None, "lab": lab,
            "line": line, "products": world.products(e, line), "rank": rank}

def first_draw(world, key, shares, arcs, members):
    """(the record's `draw`, ranked members of the classes, columns of the batches by enterprise and line)"""
    tickets, columns = {e: ticket(key, "enterprise", e) for e in world.frame}, [c["id"] for c in shares["columns"]]
    seats, standing, drawn = seated(world, key, shares, arcs, members, "round/enterprise", tickets)
    got = [(line, e, None, 0, world.columns(e, line)[0]) for e, mine in world.forced.items() for line in mine]
    got = sorted(got + [(line_of(columns[c]), e, k, rank, columns[c]) for c, _, e, k, rank in drawn], key=lambda g: g[:2])
    labs, holds, stands, alternates, fates = {}, {}, {}, [], []
    for name, line in world.lines.items():
        *some, last = sorted(line["labs"], key=lambda lab: lab["lab"])
        order = sorted((ticket(key, "lab", name, e), e) for line, e, *_ in got if line == name)
        slots = [lab["lab"] for lab in some for _ in range(lab["batches"])] + [last["lab"]] * len(order)
        labs.update({(e, name): lab for (_, e), lab in zip(order, slots)})
    for line, e, _, _, column in got: holds.setdefault(e, {})[line] = column
    batches = [batch(world, key, i, e, line, labs[e, line], k, rank) for i, (line, e, k, rank, _) in enumerate(got, 1)]
    places = {(k, line_of(columns[a["column"]])) for k, row in enumerate(shares["classes"]) for a, m in zip(row["arcs"], seats[k]) if m}
    for k, line in sorted(places, key=lambda place: (place[1], place[0])):
        free = [e for e in standing[k] if line not in holds.get(e, ()) and len(holds.get(e, ())) < world.cap(e)]
        for rank, e in enumerate(free[:world.rules["alternates_per_class"]], 1):
            alternates.append({"class": k, "enterprise": e, "line": line, "rank": rank}); stands.setdefault(e, []).append(line)
    for e, (out, mine) in world.judged.items():
        fate = "selected" if e in holds else "alternate" if e in stands else "quota_full" if mine else "excluded"
        of = sorted(holds[e]) if e in holds else stands.get(e, mine)
        fates.append({"enterprise": e, "exclusions": out, "fate": fate, "lines": of, "ticket": tickets[e].hex()})
    return {"alternates": alternates, "batches": batches, "fates": fates, "seats": seats}, standing, holds

def second_draw(world, key, batches, pack, found):
    """The record's `dispatch`, its shares proven."""
    visits, tours = {v["id"]: v for v in pack["visits"]}, pack["tours"]
    wants = {(b["enterprise"], b["line"]): b["products"] for b in batches}
    stops = [[visits[s["visit"]] for day in tour["days"] for s in day["stops"]] for tour in tours]
    needs = [{p for v in at for line in v["lines"] for p in wants[v["enterprise"], line]} for at in stops]
    classes, sits, loads, seat = [], defaultdict(list), [], (("lead", 1), ("member", world.rules["team_size"] - 1))
    for s in sorted(world.samplers, key=lambda s: s["id"]):
        may = [t for t, tour in enumerate(tours) if s["org"] == tour["org"] and not needs[t] & set(s["tests"])
               and not any(in_spans(day["day"], s["leave"]) for day in tour["days"])
               and not any(("sampler", s["id"]) in world.conflict.get(v["enterprise"], ()) for v in stops[t])]
        weeks = {week: i for i, week in enumerate(dict.fromkeys(tours[t]["week"] for t in may))}
        arcs = [{"bucket": weeks[tours[t]["week"]], "column": 2 * t + i} for t in may for i in (0, 1)
                if i or needs[t] <= set(s["qualified"])]
        who = {"cap": s["tours_max"], "county": "", "lines": [], "mark": s["id"], "scopes": [], "weight": 1}
        if arcs: classes.append({"arcs": arcs, "buckets": [1] * len(weeks), "group": None, "key": who, "size": 1})
    nodes = [{"hi": n, "id": f"{tour['id']}#{name}", "lo": n, "parent": None} for tour in tours for name, n in seat]
    columns = [{"id": node["id"], "node": i} for i, node in enumerate(nodes)]
    arcs = proven("record.dispatch.shares", found["shares"], {"classes": classes, "columns": columns, "groups": [], "nodes": nodes})
    seats = rounded(arcs, classes, words(key, "round/sampler"))
    for row, mine, share in zip(classes, seats, found["shares"]["classes"]):
        loads.append({"expected": share["ratio"], "sampler": row["key"]["mark"], "tours": sum(mine)})
        for a in (a for a, m in zip(row["arcs"], mine) if m): sits[a["column"]].append(row["key"]["mark"])
    crews = [{"lead": sits[2 * t][0], "members": sits[2 * t + 1], "tour": tour["id"]} for t, tour in enumerate(tours)]
    return {"crews": crews, "loads": loads, "seats": seats, "shares": found["shares"]}

# ---- §7 amendments
SORTED = "enterprise", "line", "kind", "day", "evidence", "approver"

def amendments(world, key, draw, standing, holds, files, before, said):  # redo each file from the one before it, of digest `before`
    held, hit, rounds, number, latest = defaultdict(dict, holds), set(), 1, len(draw["batches"]), ""
    batches, of = {(b["enterprise"], b["line"]): b for b in draw["batches"]}, Counter(company(b["enterprise"]) for b in draw["batches"])
    seat, most = {e: (k, rank) for k, who in enumerate(standing) for rank, e in enumerate(who, 1)}, world.rules["batches_per_company_max"]
    columns, nodes = quotas(world, {}); place = {c["id"]: c["node"] for c in columns}
    def can_take(e, line):
        forced, cap, mine = world.forced.get(e, ()), world.cap(e), held.get(e, ())
        return (line in world.opened[e] and line not in forced and len(forced) < cap and e not in hit and line not in mine
                and len(mine) < cap and (most is None or of[company(e)] < most))
    def give(e, column, reserve):
        held[e][line_of(column)] = column
        of[company(e)] += 1
        return e, column, reserve
    def further(path, name, lost, found):  # seats, (enterprise, column), of a further round for the lost batches of these columns
        limits, roots = [dict(node) for node in nodes], Counter(above(nodes, place[c])[-1] for c in lost)
        take(limits, (place[c] for mine in held.values() for c in mine.values()))
        for at, node in enumerate(limits): node.update({} if node["parent"] is not None else {"hi": roots[at], "lo": roots[at]})
        kept = {at: i for i, at in enumerate(at for at in range(len(limits)) if roots[above(limits, at)[-1]])}
        room = {c["id"] for c in columns if all(limits[at]["hi"] > 0 for at in above(limits, c["node"]))}
        lines = {e: [line for line in mine if can_take(e, line) and room & set(world.columns(e, line))] for e, mine in world.opened.items()}
        left = [{**limits[at], "parent": kept.get(limits[at]["parent"])} for at in kept]
        some = [{**c, "node": kept[c["node"]]} for c in columns if c["node"] in kept]
        net, members = lottery(world, some, left, {e: mine for e, mine in held.items() if mine}, lines)
        net["nodes"], tickets = met(net), {e: ticket(key, f"enterprise/{name}", e) for who in members for e in who}
        arcs = proven(f"{path}.shares", found["shares"], net)
        seats, _, drawn = seated(world, key, found["shares"], arcs, members, f"round/enterprise/{name}", tickets)
        drawn = [{"class": k, "column": some[c]["id"], "enterprise": e, "rank": rank, "ticket": t.hex()}
                 for c, t, e, k, rank in sorted(drawn)]
        same(path, {"drawn": drawn, "number": rounds, "seats": seats, "shares": found["shares"]}, found)
        return [(row["enterprise"], row["column"]) for row in drawn]
    for n, file in enumerate(files): hold(file.stem == f"amendment-{n + 1:04}", f"amendments[{n}]", f"amendment-{n + 1:04}.json", file.name)
    for n, file in enumerate(files, 1):
        path, name, data = f"amendments[{n - 1}]", f"amendment-{n:04}", file.read_bytes(); found = strict(data, path)
        order = sorted(found["incidents"], key=lambda i: [i[by] or "" for by in SORTED])
        latest, hit = max([latest] + [i["day"] for i in order]), hit | {i["enterprise"] for i in order}
        last = f"amendments[{n - 2}]" if n > 1 else "record"  # it is the one that differs if the ledger agrees with this file
        hold(found["previous"] == before or found["previous"] not in said, last, found["previous"], before)
        same(path, {**found, "as_of": latest, "format": "evenhand-amendment/4", "incidents": order, "number": n, "previous": before}, found)
        lost = dict.fromkeys(b for i in order for b in sorted(batches) if b[0] == i["enterprise"] and i["line"] in (None, b[1]))
        lost, takers, replacements, before = [(held[e].pop(line), batches.pop((e, line))) for e, line in lost], [], [], sha(data).hex()
        of.subtract(company(b["enterprise"]) for _, b in lost)
        for column, b in lost:
            near = (a for a in draw["alternates"] if (a["line"], a["class"]) == (b["line"], b["class"]))
            a = next((a for a in near if can_take(a["enterprise"], a["line"])), None)
            takers.append(a and give(a["enterprise"], column, {"class": a["rank"]}))
        left = [i for i, taker in enumerate(takers) if not taker]; rounds += bool(left)
        same(f"{path}.round", bool(left), found["round"] is not None)
        seats = further(f"{path}.round", name, [lost[i][0] for i in left], found["round"]) if left else []
        for near, i in ((near, i) for near in (str, line_of, lambda column: above(nodes, place[column])[-1]) for i in left):
            mine = [seat for seat in seats if near(seat[1]) == near(lost[i][0])] if not takers[i] else []
            if mine: seats.remove(mine[0]); takers[i] = give(*mine[0], {"round": mine[0][1]})
        for (_, b), (e, column, reserve) in zip(lost, (taker or (None, None, None) for taker in takers)):
            replacements.append({"from": b["enterprise"], "line": b["line"], "reserve": reserve, "to": e})
            if e:
                number, line = number + 1, line_of(column); lab = b["lab"] if line == b["line"] else world.lines[line]["labs"][0]["lab"]
                batches[e, line] = batch(world, key, number, e, line, lab, *seat[e])
        same(f"{path}.replacements", replacements, found["replacements"])
        same(f"{path}.batches", sorted(batches.values(), key=lambda b: (b["line"], b["enterprise"])), found["batches"])

def met(net):  # nodes with the numbers of roots, then the minimums, raised as far as the classes can give: a flow, unit by unit
    room, near, out = Counter(), defaultdict(dict), [dict(node) for node in net["nodes"]]
    for tail, head, _, _, most in network("", net, {f"{of}[{i}]" for of in net for i in range(len(net[of]))}):
        room[tail, head] = most * (head != "nodes[None]"); near[head][tail] = near[tail][head] = True
    def push(start, end):  # one unit along a path, if there is one; the room of a way back is what may still be taken back
        onward, queue = {end: None}, [end]
        for head in queue:
            new = [tail for tail in near[head] if tail not in onward and room[tail, head] > 0]
            onward.update(dict.fromkeys(new, head)); queue += new
        while start in onward and start != end: to = onward[start]; room[start, to] -= 1; room[to, start] += 1; start = to
        return start == end
    for n, node in enumerate(out):
        number = 0
        while node["parent"] is None and number < node["hi"] and push("groups[None]", f"nodes[{n}]"): number += 1
        if node["parent"] is None: node.update(lo=number, hi=number)
    for n, node in ((n, node) for n, node in enumerate(out) if node["parent"] is not None):
        at, up, want, node["lo"] = f"nodes[{n}]", f"nodes[{node['parent']}]", node["lo"], 0
        while node["lo"] < want and (room[up, at] > 0 or room[at, up] > 0 and push(up, at)):  # a unit that flows stays, or one led here
            room[(up, at) if room[up, at] > 0 else (at, up)] -= 1; node["lo"] += 1
    return out

# ---- the whole of it, with §9
FILES = {"public": "commitment|ledger|result|secret", "sealed": "secret|sealed|record|bound|amendment-[0-9]{4,}"}

def replay(run):  # redo everything; raises `Differs` at the first difference; returns what to say
    for path in (path for folder in FILES for path in sorted((run / folder).glob("[!.]*")) if path.suffix != ".age"):
        known = re.fullmatch(f"({FILES[path.parent.name]})[.]json", path.name)
        hold(known, f"{path.parent.name}/{path.name}", NONE, "多余的文件 no file of a RUN")
    public, sealed = ({path.stem: path for path in sorted((run / folder).glob("[!.]*.json"))} for folder in FILES)
    whole = (run / "sealed").is_dir()
    def value(of, name): hold(name in of, name, f"{name}.json"); return strict(of[name].read_bytes(), name)
    def digest(of, name): return sha(of[name].read_bytes()).hex()
    commitment, tell, expected = value(public, "commitment"), [], []
    plan, c = commitment["plan"], sha(b"EH1/plan\0" + canonical(commitment["plan"]))
    same("commitment", {"commitment": c.hex(), "format": "evenhand-commitment/4", "plan": {"version": "EH1"}},
         {**commitment, "plan": {"version": plan["version"]}})
    secrets = [value(of, "secret") for of in (public, sealed) if "secret" in of]
    hold(not secrets if plan["public"] else secrets or not whole, "secret", "公开模式没有，否则有 none in public mode, else one", len(secrets))
    for found in secrets: same("secret", {"secret": secrets[0]["secret"]}, found)
    secret = bytes.fromhex(secrets[0]["secret"]) if secrets else bytes(32) if plan["public"] else None
    hold(secret is None or sha(b"EH1/secret\0" + secret).hex() == plan["secret_hash"], "secret.secret", plan["secret_hash"])
    drawn, changes, net = "result" in public or "record" in sealed, [path for name, path in sealed.items() if name[0] == "a"], None
    if whole:
        lists, salt = value(sealed, "sealed"), salts(secret)
        same("sealed", ["conflicts", "frame", "history", "matrix", "samplers"], sorted(lists))
        hold(all(a["id"] < b["id"] for a, b in zip(lists["frame"], lists["frame"][1:])), "sealed.frame", "ascending by id", "")
        leaves = [sha(b"\0" + canonical({"id": e["id"], "row": e, "salt": salt(e["id"])})) for e in lists["frame"]]
        same("sealed.frame", plan["frame"], {"root": tree(leaves).hex(), "rows": len(leaves)})
        for of in ("conflicts", "history", "matrix", "samplers"):
            mine = None if lists[of] is None else sha(canonical({"rows": lists[of], "salt": salt(of)})).hex()
            same(f"sealed.{of}", plan["sealed"][of], mine)
        world = world_of(plan["facts"], lists)
        n = Counter((x["rule"], x["line"] is None) for out, _ in world.judged.values() for x in out)
        mine = [{"enterprises": n[rule, True], "pairs": n[rule, False], "rule": rule} for rule in sorted({rule for rule, _ in n})]
        same("commitment.plan.exclusions", mine, plan["exclusions"])
        same("commitment.plan.forced", sum(map(len, world.forced.values())), plan["forced"])
        net, members = lottery(world, *quotas(world, world.forced), world.forced, world.opened)
        if "bound" in sealed: value(sealed, "bound")
    arcs = proven("commitment.plan.shares", plan["shares"], net)
    ledger = value(public, "ledger")
    same("ledger", {"entries": ledger["entries"], "format": "evenhand-ledger/1"}, ledger)
    said = [digest for row in ledger["entries"] for digest in row["entry"]["body"].values()]  # two against one tells which paper differs
    if drawn and whole:
        record = value(sealed, "record"); values = record["seed"]["values"]
        k = key_of("record.seed.values", secret, c, plan["sources"], values); key = keyed(k)
        draw, standing, holds = first_draw(world, key, plan["shares"], arcs, members)
        for part in ("seats", "batches", "alternates", "fates"): same(f"record.draw.{part}", draw[part], record["draw"][part])
        same("record", {"commitment": c.hex(), "dispatch": {}, "draw": sorted(draw), "format": "evenhand-record/3", "pack": {},
                        "spec": plan["spec"], "seed": {"key_check": sha(b"EH1/key\0" + k).hex(), "values": values}, "version": "EH1"},
             {**record, "dispatch": {}, "draw": sorted(record["draw"]), "pack": {}})
        same("record.dispatch", second_draw(world, key, draw["batches"], record["pack"], record["dispatch"]), record["dispatch"])
        amendments(world, key, draw, standing, holds, changes, digest(sealed, "record"), said)
        by = Counter(of for b in draw["batches"] for of in (("in", b["county"]), b["line"], (b["line"], b["forced"])))
        stand = Counter(a["line"] for a in draw["alternates"])
        counts = {"counties": [{"batches": by["in", at], "county": at} for at in sorted(c["id"] for c in plan["facts"]["counties"])],
                  "lines": [{"alternates": stand[l], "batches": by[l], "forced": by[l, True], "line": l} for l in world.lines]}
        fates = tree([sha(b"\0" + canonical({"enterprise": f["enterprise"], "fate": f["fate"], "frame": leaf.hex(), "lines": f["lines"],
                                             "salt": salt("fate/" + f["enterprise"])})) for f, leaf in zip(draw["fates"], leaves)]).hex()
    if drawn:
        result = value(public, "result")
        mine = {of: result.get(of, NONE) for of in ("counts", "fates", "key_check", "record", "values")}
        mine.update(commitment=c.hex(), format="evenhand-result/1")
        if whole: mine.update(counts=counts, fates=fates, values=values, record=digest(sealed, "record"))
        k = key_of("result.values", secret or bytes(32), c, plan["sources"], result["values"])
        if secret: mine["key_check"] = sha(b"EH1/key\0" + k).hex()
        hold(not whole or mine["record"] == result["record"] or result["record"] not in said, "record", result["record"], mine["record"])
        same("result", mine, result)
        numbers = [[row["batches"] for row in result["counts"][of]] for of in ("counties", "lines")]
        names = [sorted(row["id"] for row in plan["facts"][of]) for of in ("counties", "lines")]
        same("result.counts", names, [[row[of] for row in result["counts"][f]] for f, of in (("counties", "county"), ("lines", "line"))])
        same("result.counts", [sum(numbers[0]), plan["forced"]], [sum(numbers[1]), sum(row["forced"] for row in result["counts"]["lines"])])
        expected += [("source", [{"values": result["values"]}], None),
                     ("result", [{"record": result["record"], "result": digest(public, "result")}], None if whole else "result")]
    else: expected.append(("result", [], "record" if whole else "result"))
    expected.append(("commitment", [{"commitment": c.hex(), "file": digest(public, "commitment")}], None))
    bodies = [{"amendment": n, "file": digest(sealed, path.stem)} for n, path in enumerate(changes, 1)]
    if whole: expected.append(("incident", bodies, f"amendments[{len(changes) - 1}]"))
    if not plan["public"]: expected.append(("reveal", [{"secret": digest(public, "secret")}] if "secret" in public else [], None))
    STAGE[0], tell = "ledger", ["行程由 evenhand judge 核对 visits and tours are for evenhand judge"] * (drawn and whole)
    tell += ["drand 的 BLS 签名未在此核验 not verified here"] * any(s["kind"] == "drand" for s in plan["sources"])
    tell.insert(0, ledger_holds(ledger["entries"], plan, c.hex(), expected))
    state = "已抽取 drawn" if drawn else "尚未抽取 not drawn yet"
    if drawn and whole:
        state = f"{len(draw['batches'])} 批次 batches，{len(record['dispatch']['crews'])} 组 crews，{len(changes)} 次更正 amendments"
    part = "" if whole else "（仅公开部分 the public part only）"
    return f"一致{part} same: {plan['frame']['rows']} 家企业 enterprises，{state}\n{'；'.join(tell)}"

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
