"""Who may take part, and the lottery that follows: docs/spec.md §3 and §4."""

from collections import defaultdict
from datetime import date, timedelta

from files import same


# ---------------------------------------------------------------- §3 who may take part

def months_before(day, months):
    """The same day of the month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(day.day, last))


def in_spans(day, spans):
    return any(span["from"] <= day <= span["to"] for span in spans)  # ISO days compare as text


class World:
    """Facts and sealed lists by id, with the rules of §3."""

    def __init__(self, plan, sealed):
        facts = self.facts = plan["facts"]
        self.rules, self.lines = facts["rules"], sorted(facts["lines"], key=lambda l: l["id"])
        self.line = {l["id"]: l for l in self.lines}
        self.off, self.work = set(facts["calendar"]["off"]), set(facts["calendar"]["work"])
        self.frame, self.samplers = sorted(sealed["frame"], key=lambda e: e["id"].encode()), sealed["samplers"]
        self.row = {e["id"]: e for e in self.frame}
        self.past, self.labs, self.people = defaultdict(list), defaultdict(dict), defaultdict(set)
        for item in sealed["history"]:
            self.past[item["enterprise"]].append(item)
        for row in sealed["conflicts"]:
            (kind, who), = row["party"].items()
            if kind == "lab":
                self.labs[row["enterprise"]].setdefault(who, row["reason"])
            else:
                self.people[row["enterprise"]].add(who)
        as_of = date.fromisoformat(facts["task"]["as_of"])
        self.until, self.since = as_of.isoformat(), months_before(as_of, self.rules["repeat_months"]).isoformat()
        self.last_year = str(as_of.year - 1)
        self.days = {l["id"]: self.possible_days(l) for l in self.lines}
        self.judged = {e["id"]: self.judge(e) for e in self.frame}
        self.forced = {e["id"]: self.force(e) for e in self.frame}

    def works(self, day):
        return day.isoformat() in self.work or day.weekday() < 5 and day.isoformat() not in self.off

    def possible_days(self, line):
        last, left = date.fromisoformat(line["report_by"]), line["test_days"] + line["delivery_days"]
        while left:
            last -= timedelta(1)
            left -= self.works(last)
        day = max(line["window"]["from"], self.facts["task"]["issued"])
        end, days = min(date.fromisoformat(line["window"]["to"]), last), []
        day = date.fromisoformat(day)
        while day <= end:
            days += [(day.isoformat(), day.isoweekday())] if self.works(day) else []
            day += timedelta(1)
        return days

    def follow_up(self, item):
        return item["level"] == "own" and item["outcome"] == "fail" and item["day"][:4] == self.last_year

    def block(self, enterprise, product):
        """(rule, its latest item) or None."""
        items = [i for i in self.past[enterprise] if i["product"] == product and self.since <= i["day"] <= self.until]
        upper = [i for i in items if i["level"] == "upper"]
        own = [i for i in items if i["level"] == "own" and i["outcome"] != "refused" and not self.follow_up(i)]
        for rule, found in (("upper_level", upper), ("repeat", own)):
            if found:
                return rule, max(enumerate(found), key=lambda i: (i[1]["day"], i[0]))[1]
        return None

    def common(self, e, line):
        return sorted(set(e["products"]) & set(line["products"]))

    def unblocked(self, e, line):
        return [p for p in self.common(e, line) if not self.block(e["id"], p)]

    def exclusion(self, e, line):
        """Rules 5 to 7 for one pair: (rule, evidence) or None."""
        blocks = [(p, self.block(e["id"], p)) for p in self.common(e, line)]
        if all(found for _, found in blocks):
            product, (rule, item) = blocks[0]
            return rule, {"history": {"day": item["day"], "document": item["evidence"], "product": product}}
        for lab in sorted(l["lab"] for l in line["labs"]):
            if lab in self.labs[e["id"]]:
                return "lab_recusal", {"conflict": {"lab": lab, "reason": self.labs[e["id"]][lab]}}
        if all(week in e["closed_weekdays"] or in_spans(day, e["closed"]) for day, week in self.days[line["id"]]):
            return "no_open_day", "row"
        return None

    def judge(self, e):
        """(exclusion rows, open lines) of an enterprise."""
        near = [l for l in self.lines if set(l["scopes"]) & set(e["scopes"]) and self.common(e, l)
                and (not l["counties_only"] or e["county"] in [c["county"] for c in l["counties"]])]
        for rule, applies in (("closed", e["status"] == "closed"), ("suspended", e["status"] == "suspended"),
                              ("online_only", e["channel"] == "online"), ("not_in_scope", not near)):
            if applies:
                return [{"evidence": "row", "line": None, "rule": rule}], []
        out, lines = [], []
        for line in near:
            found = self.exclusion(e, line)
            if found:
                out.append({"evidence": found[1], "line": line["id"], "rule": found[0]})
            else:
                lines.append(line["id"])
        return out, lines

    def cap(self, e):
        large = e["venue"] == "large_retail"
        return self.rules["batches_per_large_retail_max" if large else "batches_per_enterprise_max"]

    def force(self, e):
        forced = []
        for item in filter(self.follow_up, self.past[e["id"]] if self.rules["follow_up_failures"] else []):
            for line in self.judged[e["id"]][1]:
                if item["product"] in self.unblocked(e, self.line[line]):
                    if line not in forced and len(forced) < self.cap(e):
                        forced.append(line)
                    break
        return sorted(forced)

    def counts(self):
        """Exclusions by rule: whole enterprises and pairs; a rule that excludes nothing has no row."""
        table = {}
        for out, _ in self.judged.values():
            for x in out:
                row = table.setdefault(x["rule"], {"enterprises": 0, "pairs": 0, "rule": x["rule"]})
                row["pairs" if x["line"] else "enterprises"] += 1
        return [table[rule] for rule in sorted(table)]


# ---------------------------------------------------------------- §4 classes, columns, quotas

def columns_of(world, e, line):
    """Ids of a line's columns open to an enterprise, in column order."""
    if line["counties"]:
        listed = e["county"] in [c["county"] for c in line["counties"]]
        return [f"{line['id']}/{e['county'] if listed else '*'}"]
    if line["scope_limits"]:
        return [f"{line['id']}//{s}" for s in ("producer", "seller") if s in e["scopes"] and s in line["scopes"]]
    return [line["id"]]


def quota_tree(world):
    """Columns and nodes, forced batches taken off; a node's parent is its id until all are known."""
    columns, nodes = [], []
    number = {g["id"]: g["batches"] for g in world.facts["groups"]}
    for line in world.lines:
        all_of_it = number[line["group"]] if line["group"] else line["batches"]
        parts = [(f"{line['id']}/{c['county']}", c["min"], c["max"]) for c in line["counties"]]
        if parts and not line["counties_only"]:
            parts.append((f"{line['id']}/*", 0, all_of_it))
        if line["scope_limits"]:
            stated = {s["scope"]: s for s in line["scope_limits"]}
            parts = [(f"{line['id']}//{s}", stated[s]["min"] if s in stated else 0, stated[s]["max"] if s in stated else all_of_it)
                     for s in ("producer", "seller") if s in line["scopes"]]
        own = (line["id"], 0 if line["group"] else all_of_it, all_of_it, f"group {line['group']}" if line["group"] else None)
        columns += [id for id, *_ in parts] or [line["id"]]
        nodes += [(*part, line["id"]) for part in parts] + [own]
    nodes += [(f"group {g['id']}", g["batches"], g["batches"], None) for g in sorted(world.facts["groups"], key=lambda g: g["id"])]
    place = {id: i for i, (id, *_) in enumerate(nodes)}
    lines, last = {l["id"] for l in world.lines}, {}
    rows = [{"id": id, "lo": lo, "hi": hi, "parent": None if up is None else place[up]} for id, lo, hi, up in nodes]
    for e in world.frame:
        for line in world.forced[e["id"]]:
            at = place[columns_of(world, e, world.line[line])[0]]
            while at is not None:
                rows[at]["hi"] -= 1
                rows[at]["lo"] = max(0, rows[at]["lo"] - 1)
                at = rows[at]["parent"]
    return [{"id": c, "node": place[c]} for c in columns], rows


def classes(world, columns, groups):
    """[(key, members, arcs as (column, bucket), buckets)] in order."""
    members, index = defaultdict(list), {c["id"]: i for i, c in enumerate(columns)}
    limited = {g["id"].split(" ", 1)[1] for g in groups}
    for e in world.frame:
        code = e["id"].split("#")[0]
        forced, lines = world.forced[e["id"]], world.judged[e["id"]][1]
        left, lines = world.cap(e) - len(forced), tuple(l for l in lines if l not in forced)
        if left > 0 and lines:
            members[e["county"], tuple(sorted(e["scopes"])), world.rules["weights"][e["credit"]], left, lines,
                    code if code in limited else ""].append(e)
    rows = []
    for (county, scopes, weight, cap, lines, mark), who in sorted(members.items()):
        arcs, buckets = [], []
        for line in lines:
            found = columns_of(world, who[0], world.line[line])
            arcs += [(index[c], len(buckets) if len(found) > 1 else None) for c in found]
            buckets += [1] if len(found) > 1 else []
        key = {"cap": cap, "county": county, "lines": list(lines), "mark": mark, "scopes": list(scopes), "weight": weight}
        rows.append((key, [e["id"] for e in who], arcs, buckets))
    return rows


def same_network(path, shares, columns, nodes, rows, groups=()):
    """The recorded lottery has these columns, nodes (without prices), groups and classes (without flows)."""
    same(f"{path}.groups", list(groups), shares["groups"])
    place = {g["id"]: i for i, g in enumerate(groups)}
    same(f"{path}.columns", columns, shares["columns"])
    same(f"{path}.nodes", nodes, [{k: v for k, v in n.items() if k != "price"} for n in shares["nodes"]])
    found = [{"arcs": [{"bucket": a["bucket"], "column": a["column"]} for a in k["arcs"]], "buckets": k["buckets"],
              "group": k["group"], "key": k["key"], "size": k["size"]} for k in shares["classes"]]
    mine = [{"arcs": [{"bucket": b, "column": c} for c, b in arcs], "buckets": buckets,
             "group": place.get(f"company {key['mark']}"), "key": key, "size": len(who)}
            for key, who, arcs, buckets in rows]
    same(f"{path}.classes", mine, found)
