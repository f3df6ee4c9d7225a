"""One draw of `sortition-algorithms`, for `run.py`: python sortition.py ALGORITHM PEOPLE PANEL HOMES SEED OUT.json"""

import json
import sys
import time

from pool import NAMES, make
from sortition_algorithms import Settings, read_in_features, read_in_people
from sortition_algorithms.committee_generation import find_distribution_leximin, find_distribution_maximin
from sortition_algorithms.core import lottery_rounding, standardize_distribution
from sortition_algorithms.utils import set_random_provider


def main():
    algorithm, people, panel, homes, seed, out = sys.argv[1], *map(int, sys.argv[2:6]), sys.argv[6]
    pool, quotas, _ = make(people, panel, bool(homes))
    head = ["feature", "value", "min", "max"]
    body = [
        {"feature": name, "value": value, "min": str(lo), "max": str(hi)}
        for name, values in zip(NAMES, quotas)
        for value, (lo, hi) in values.items()
    ]
    features, *_ = read_in_features(head, body)
    address = ["home"] if homes else []
    settings = Settings(id_column="id", columns_to_keep=["home"], check_same_address=bool(homes), check_same_address_columns=address)
    rows = [
        {"id": f"p{at}", "home": home, **{name: "-".join(leaf.split("-")[: depth + 1]) for depth, name in enumerate(NAMES)}}
        for at, (leaf, home) in enumerate(pool)
    ]
    everybody, *_ = read_in_people(["id", "home", *NAMES], rows, features, settings)
    set_random_provider(seed)
    start = time.process_time()
    find = {"leximin": find_distribution_leximin, "maximin": find_distribution_maximin}[algorithm]
    committees, weights, _ = find(features, everybody, panel, address)
    committees, weights = standardize_distribution(committees, weights)
    drawn = lottery_rounding(committees, weights, 1)[0]
    seconds = time.process_time() - start
    chance = {f"p{at}": 0.0 for at in range(people)}
    for committee, weight in zip(committees, weights):
        for person in committee:
            chance[person] += weight
    drawn = sorted(int(person[1:]) for person in drawn)
    json.dump({"seconds": seconds, "chance": [chance[f"p{at}"] for at in range(people)], "drawn": drawn}, open(out, "w"))


main()
