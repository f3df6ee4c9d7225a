"""Evenhand beside its peers on standard instances: gaps to the best known, every solution checked here. See README.md."""

import argparse
import csv
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import instances

HERE = Path(__file__).resolve().parent
PEERS = {"pyvrp": "pyvrp", "ortools": "ortools", "vroom": "vroom", "vrp_cli": None}
ONE_THREAD = dict(os.environ, RAYON_NUM_THREADS="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def installed(peer):
    return importlib.util.find_spec(PEERS[peer]) is not None if PEERS[peer] else shutil.which("vrp-cli") is not None


def seconds_of(instance):
    return 30 if instance.customers <= 303 else 60


def run(solver, evenhand, file, seconds, seed):
    """Routes and processor seconds of one run in a fresh process."""
    if solver == "evenhand":
        command = [evenhand, "pack", "--instance", file, "--cpu-seconds", seconds, "--seed", seed, "--json"]
    else:
        command = [sys.executable, HERE / "peers.py", solver, file, seconds, seed]
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    before = used()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=ONE_THREAD)
    if done.returncode:
        raise ValueError((done.stderr.strip().splitlines() or ["failed"])[-1])
    return json.loads(done.stdout.splitlines()[-1] if solver != "evenhand" else done.stdout)["routes"], used() - before


def mean(values):
    return f"{sum(values) / len(values):.2f}" if values else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="instances: .txt (Solomon, Gehring–Homberger) and .vrp (CVRPLIB)")
    parser.add_argument("--evenhand", type=Path, default=HERE / "../../target/release/evenhand")
    parser.add_argument("--best", type=Path, default=HERE / "best-known.csv", help="columns instance, cost")
    parser.add_argument("--solvers", default=",".join(["evenhand", *PEERS]))
    parser.add_argument("--seconds", type=int, help="for every instance (default: 30 up to 303 customers, else 60)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with open(arguments.best) as file:
        best = {row["instance"]: float(row["cost"]) for row in csv.DictReader(file)}
    wanted = arguments.solvers.split(",")
    solvers = [s for s in wanted if s == "evenhand" or installed(s)]
    for absent in sorted(set(wanted) - set(solvers)):
        print(f"{absent} is not installed and left out", file=sys.stderr)
    table(arguments, solvers, best)


def table(arguments, solvers, best):
    """Costs as they come on standard error, one table of gaps at the end."""
    gaps, rows = defaultdict(list), []
    for file in sorted(p for p in arguments.folder.iterdir() if p.suffix in (".txt", ".vrp")):
        instance = instances.read(file)
        seconds = arguments.seconds or seconds_of(instance)
        costs = {}
        for solver in solvers:
            try:
                routes, cpu = run(solver, arguments.evenhand.resolve(), file, seconds, arguments.seed)
                costs[solver] = instance.cost(routes)
                print(f"{file.stem} {solver} {costs[solver]} {cpu:.0f} s", file=sys.stderr, flush=True)
            except (ValueError, KeyError) as error:
                print(f"{file.stem} {solver}: {error}", file=sys.stderr, flush=True)
        # without a best known cost, the best of this run
        least = best.get(file.stem) or min(costs.values(), default=0)
        gap = {solver: 100 * (cost / least - 1) for solver, cost in costs.items()}
        for solver, value in gap.items():
            gaps[instance.family(), solver].append(value)
            gaps["all", solver].append(value)
        known = f"{least:g}" if file.stem in best else f"({least:g})"
        rows.append([file.stem, instance.customers, known, *(f"{gap[s]:.2f}" if s in gap else "failed" for s in solvers)])
    families = [*dict.fromkeys(family for family, _ in gaps if family != "all"), "all"]
    rows += [[f"mean, {family}", "", "", *(mean(gaps[family, solver]) for solver in solvers)] for family in families]
    for row in [["instance", "n", "best known", *solvers], ["---"] * 3 + ["--:"] * len(solvers), *rows]:
        print("| " + " | ".join(map(str, row)) + " |")


if __name__ == "__main__":
    main()
