#!/usr/bin/env python3
"""Evenhand's plans beside the best day trips of other solvers: run.py EVENHAND CPU_SECONDS_PER_100_VISITS RUN [RUN …]

Every solver gets the same seconds of CPU for a part, in a process of its own, one after the other; Evenhand's whole plan gets as
many iterations as fill the sum of them. Prints one table in yuan.
"""
import importlib.util
import json
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import problem
import solvers

PEERS = {"PyVRP": (solvers.pyvrp, "pyvrp"), "OR-Tools": (solvers.ortools, "ortools"), "VROOM": (solvers.vroom, "vroom")}
SEED = 1


def answered(job):
    """Team-days, price and CPU seconds of one solver on one part, checked."""
    peer, part, seconds = job
    start = time.process_time()
    try:
        routes = [route for route in PEERS[peer][0](part, seconds, SEED) if route]
        return len(routes), part.cost(routes), time.process_time() - start
    except ValueError as why:
        return None, str(why), time.process_time() - start


def totals_of(program, run, seconds, *what_if):
    """Evenhand's own answer: doubles the iterations until the CPU time is used, and takes the last that stayed within."""
    iterations, best = 2_000, None
    while True:
        start = time.time()
        text = subprocess.run(
            [program, "pack", run, "--iterations", str(iterations), "--json", *what_if], capture_output=True, text=True
        ).stdout
        used = time.time() - start
        if best is not None and used > seconds:
            return best
        answer = json.loads(text)
        best = answer["totals"] | {"unplaced": answer["unplaced"], "seconds": used}
        if used > seconds:
            return best
        # the next run fills the rest of the time, as nearly as the last one tells
        grown = int(iterations * max(1.2, min(4.0, seconds / used * 0.98)))
        if used > 0.8 * seconds:
            return best
        iterations = grown


def row(run, who, days, kilometres, yuan, seconds, left_out):
    print(f"| {run} | {who} | {days} | {kilometres} | {yuan} | {seconds:.0f} | {left_out} |", flush=True)


def main(program, per_hundred, runs):
    print("| run | who | team-days | km | yuan | CPU s | left out |\n|---|---|--:|--:|--:|--:|---|")
    for run in runs:
        parts, recorded = problem.read(run)
        visits = sum(len(part.service) - 1 for part in parts)
        seconds = float(per_hundred) * visits / 100
        for who, what_if, without in [
            ("Evenhand", [], "nothing"),
            ("Evenhand, day trips", ["--day-trips", "--no-lab-limits"], "lodging, labs"),
        ]:
            t = totals_of(program, run, seconds, *what_if)
            note = without + (f"; {t['unplaced']} visits unplaced" if t.get("unplaced") else "")
            row(run, who, t["team_days"], t["metres"] // 1000, f"{t['cost'] / 100:.0f}", t["seconds"], note)
        for peer, (_, package) in PEERS.items():
            if importlib.util.find_spec(package) is None:
                row(run, peer, "not installed", "", "", 0, "")
                continue
            # a process of its own for every part: CPU seconds are those of the part alone
            with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
                jobs = [(peer, part, seconds * (len(part.service) - 1) / visits) for part in parts]
                answers = list(pool.map(answered, jobs))
            failed = [price for days, price, _ in answers if days is None]
            used = sum(cpu for _, _, cpu in answers)
            if failed:
                row(run, peer, "no answer", "", "", used, failed[0])
                continue
            days, price = sum(a[0] for a in answers), sum(a[1] for a in answers)
            kilometres = (price - days * parts[0].price_day) // parts[0].price_metre // 1000
            row(run, peer, days, kilometres, f"{price / 100_000:.0f}", used, "lodging, labs, teams, closed days, people")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
