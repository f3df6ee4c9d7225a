"""Problems of the lottery (the CSV of `examples/lottery_bare.rs`): writing them, and scoring anybody's draw by them."""

import csv
import json
import math
import random
from collections import Counter, defaultdict
from fractions import Fraction


class Problem:
    """`nodes`: id -> (parent, lo, hi); `columns`: id -> node; `classes`: id -> (size, weight, cap, [(column, bucket)], caps).

    `groups`: id -> most seats of its classes; `group`: class -> id, for those in one.
    """

    def __init__(self):
        self.nodes, self.columns, self.groups, self.classes = {}, {}, {}, {}
        self.county, self.group = {}, {}

    def write(self, path):
        with open(path, "w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            for name, (parent, lo, hi) in self.nodes.items():
                out.writerow(["node", name, parent or "", lo, hi])
            for name, node in self.columns.items():
                out.writerow(["column", name, node])
            for name, hi in self.groups.items():
                out.writerow(["group", name, "", hi])
            for name, (size, weight, cap, arcs, caps) in self.classes.items():
                words = " ".join(column if bucket is None else f"{column}@{bucket}" for column, bucket in arcs)
                out.writerow(["class", name, size, weight, cap, words, " ".join(map(str, caps)), self.group.get(name, "")])

    def root(self, column):
        node = self.columns[column]
        while self.nodes[node][0]:
            node = self.nodes[node][0]
        return node


def of_commitment(path):
    """The first draw of a RUN: what is left to chance, as the program committed to it."""
    shares = json.load(open(path))["plan"]["shares"]
    problem, nodes, columns = Problem(), shares["nodes"], shares["columns"]
    for node in nodes:
        parent = None if node["parent"] is None else nodes[node["parent"]]["id"]
        problem.nodes[node["id"]] = (parent, node["lo"], node["hi"])
    for column in columns:
        problem.columns[column["id"]] = nodes[column["node"]]["id"]
    for at, row in enumerate(shares["classes"]):
        arcs = [(columns[arc["column"]]["id"], arc["bucket"]) for arc in row["arcs"]]
        problem.classes[f"K{at}"] = (row["size"], row["key"]["weight"], row["key"]["cap"], arcs, row["buckets"])
        problem.county[f"K{at}"] = row["key"]["county"]
    return problem


def nation(rows, lines=30, counties=100, seed=7):
    """A made-up frame with a range for every line in every county, the shape of `benches/lottery.rs`."""
    chance, problem, classes = random.Random(seed), Problem(), Counter()
    below = chance.randrange
    trades = [sorted({(line + step * (1 + below(5))) % lines for step in range(1 + below(4))}) for line in range(lines)]
    for _ in range(rows):
        county, weight = min(below(counties), below(counties)), (2, 2, 2, 3, 3, 4, 6)[below(7)]
        open_ = {line for line in trades[below(lines)] if below(5) > 0}
        if below(8) == 0:
            open_.add(below(lines))
        if open_:
            classes[county, weight, tuple(sorted(open_))] += 1
    openings = Counter()
    for (county, _, open_), size in classes.items():
        for line in open_:
            openings[line, county] += size
    totals = Counter()
    for (line, _), size in openings.items():
        totals[line] += size
    for line in range(lines):
        part = 20 + 7 * (line % 9)
        for county in range(counties):
            fair = openings[line, county] // part
            problem.nodes[f"L{line}/{county}"] = (f"L{line}", fair * 4 // 5, fair * 3 // 2 + 1)
            problem.columns[f"L{line}/{county}"] = f"L{line}/{county}"
        problem.nodes[f"L{line}"] = (None, totals[line] // part, totals[line] // part)
    for at, ((county, weight, open_), size) in enumerate(sorted(classes.items())):
        problem.classes[f"K{at}"] = (size, weight, 2, [(f"L{line}/{county}", None) for line in open_], [])
        problem.county[f"K{at}"] = str(county)
    return problem


def shares(prefix):
    """(class, column) -> probability of one member, exact."""
    with open(f"{prefix}.shares.csv") as file:
        return {(r["class"], r["column"]): Fraction(int(r["flow"]), int(r["den"]) * int(r["size"])) for r in csv.DictReader(file)}


def pairs(problem, probability, balance):
    """Everybody's chances one by one, ascending by line, county and class: (class, member, column, pi) with 0 < pi.

    `balance`: what a cube sample is balanced on: "column" (every quota of the tree's leaves) or "line" (totals only).
    """
    rows = []
    for (name, column), pi in probability.items():
        if pi > 0:
            key = (problem.root(column), problem.county[name], name)
            rows.extend((key, name, member, column, pi) for member in range(problem.classes[name][0]))
    rows.sort(key=lambda row: (row[0], row[2]))
    group = {column: column if balance == "column" else problem.root(column) for column in problem.columns}
    return [(key[0], group[column], name, member, column, pi) for key, name, member, column, pi in rows]


class Score:
    """What draws miss, summed over draws."""

    def __init__(self, problem, probability):
        self.problem, self.draws = problem, 0
        self.quotas, self.caps, self.cells = 0, 0, 0
        self.expected = defaultdict(Fraction)
        for (name, column), pi in probability.items():
            self.expected[problem.root(column), problem.county[name]] += pi * problem.classes[name][0]

    def add(self, drawn):
        """One draw: (class, member, column) of every seat."""
        problem, self.draws = self.problem, self.draws + 1
        nodes, hands, cells, groups = Counter(), defaultdict(list), Counter(), Counter()
        for name, member, column in drawn:
            groups[problem.group.get(name)] += 1
            hands[name, member].append(column)
            cells[problem.root(column), problem.county[name]] += 1
            node = problem.columns[column]
            while node:
                nodes[node] += 1
                node = problem.nodes[node][0]
        self.quotas += sum(not lo <= nodes[name] <= hi for name, (_, lo, hi) in problem.nodes.items())
        self.cells += sum(not math.floor(want) <= cells[cell] <= math.ceil(want) for cell, want in self.expected.items())
        self.caps += sum(groups[name] > hi for name, hi in problem.groups.items())
        for (name, _), columns in hands.items():
            _, _, cap, arcs, caps = problem.classes[name]
            bucket = dict(arcs)
            full = Counter(bucket[column] for column in columns if bucket[column] is not None)
            self.caps += len(columns) > cap or any(full[b] > caps[b] for b in full)

    def text(self):
        """Quotas missed, rows or groups over their cap, line × county cells off by one or more: means per draw."""
        return [f"{value / max(1, self.draws):g}" for value in (self.quotas, self.caps, self.cells)]
