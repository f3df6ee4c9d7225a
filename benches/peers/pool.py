"""A pool for a citizens' panel with nested categories, in both forms: people with quotas, and a problem of the lottery.

region > region, sex > region, sex, age > region, sex, age, schooling: each category splits the one before it, so the quotas
are one laminar family; the other family is everybody's own cap of one seat and, with `homes`, one seat a household. Quotas stand around the counts of one hidden
panel, so that they can be met; volunteers are unlike the population, so that chances differ.
"""

import random
from collections import Counter

from problem import Problem

PARTS = [["north", "east", "south", "west", "centre"], ["f", "m"], ["young", "middle", "old"], ["school", "degree"]]
NAMES = ["region", "region_sex", "region_sex_age", "region_sex_age_schooling"]
# how far a quota may be from the hidden panel's count, per category
SLACK = [0, 1, 1, 1]


def cell(chance, weights):
    """One leaf: a part of every category, by weights."""
    return tuple(chance.choices(range(len(part)), weight)[0] for part, weight in zip(PARTS, weights))


def make(people, panel, homes=False, seed=11):
    """(people as (leaf name, household), quotas category by category, the same as a problem).

    With `homes`, every fifth pair of the pool shares a household. `problem.classes` are leaves, or one person of a household.
    """
    chance = random.Random(seed)
    population = [[3, 2, 2, 2, 3], [1, 1], [3, 4, 4], [3, 2]]
    volunteers = [[2, 1, 3, 2, 5], [5, 4], [1, 4, 6], [1, 4]]
    hidden = [cell(chance, population) for _ in range(panel)]
    others = [cell(chance, volunteers) for _ in range(people - panel)]
    # nobody of the hidden panel shares a household with another of it, so the quotas can be met
    home = [f"h{at}" for at in range(people)]
    for at in range(0, people - panel, 5) if homes else ():
        home[panel + at] = home[chance.randrange(panel + at)]
    pool = sorted(zip(hidden + others, home))
    name = lambda leaf, depth: "-".join(PARTS[level][leaf[level]] for level in range(depth + 1))
    quotas, problem = [], Problem()
    for depth, slack in enumerate(SLACK):
        counts = Counter(name(leaf, depth) for leaf in hidden)
        values = sorted({name(leaf, depth) for leaf, _ in pool})
        quotas.append({value: (max(0, counts[value] - slack), counts[value] + slack) for value in values})
    for depth in reversed(range(len(SLACK))):
        for value, (lo, hi) in quotas[depth].items():
            problem.nodes[value] = (value.rsplit("-", 1)[0] if depth else "panel", lo, hi)
    problem.nodes["panel"] = (None, panel, panel)
    shared = {address for address, count in Counter(home).items() if count > 1}
    problem.groups = {address: 1 for address in sorted(shared)}
    everybody = [(name(leaf, len(SLACK) - 1), address) for leaf, address in pool]
    for at, (leaf, address) in enumerate(everybody):
        label = f"p{at}" if address in shared else leaf
        size = problem.classes[label][0] if label in problem.classes else 0
        problem.columns[leaf] = leaf
        problem.classes[label] = (size + 1, 1, 1, [(leaf, None)], [])
        problem.county[label] = leaf.split("-")[0]
        if address in shared:
            problem.group[label] = address
    return everybody, quotas, problem
