"""Evenhand beside its peers on the same problems, each in fresh processes: one table. Started by run.sh."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import measure
import pool
from problem import Score, nation, of_commitment, pairs, shares

HERE = Path(__file__).resolve().parent
WORK = Path(os.environ["PEERS_WORK"])
EVENHAND = Path(os.environ["EVENHAND"])
BARE = Path(os.environ["LOTTERY_BARE"])
ENVISIM = Path(os.environ["PEER_ENVISIM"])
PYTHON = os.environ["PEER_PYTHON"]
SECONDS = int(os.environ.get("PEERS_SECONDS", "120"))
SEED = "1"

ROWS = []


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def row(problem, who, run, core="", missed=("", "", ""), least="", again=""):
    """One line of the table, printed as soon as it is known."""
    took = [f"{run.cpu:.2f}", f"{run.peak_mb:.0f}"] if run.ok else [run.why, ""]
    ROWS.append([problem, who, core, *took, *missed, least, again])
    print("  ".join(str(cell) for cell in ROWS[-1]), flush=True)


def twice(one, other):
    return "same" if one == other else "different"


# ---- pools ---------------------------------------------------------------------------------------------------------------


def bare(problem, name, draws=1):
    """Evenhand's lottery in a fresh process, twice."""
    prefix = WORK / name
    problem.write(f"{prefix}.problem.csv")
    answers = []
    for _ in range(2):
        run = measure.run([BARE, f"{prefix}.problem.csv", "--seed", SEED, "--draws", draws, "--out", prefix], SECONDS)
        if not run.ok:
            raise SystemExit(run.why)
        answers.append(digest(Path(f"{prefix}.shares.csv").read_text() + Path(f"{prefix}.seats.csv").read_text()))
    with open(f"{prefix}.seats.csv") as file:
        seats = [(r["draw"], (r["class"], int(r["member"]), r["column"])) for r in csv.DictReader(file)]
    times = json.loads(run.out)
    core = f"{(times['share_ms'] + times['draw_ms']) / 1000:.4f}"
    return run, core, shares(prefix), seats, twice(*answers)


def scored(problem, probability, seats):
    score, draws = Score(problem, probability), defaultdict(list)
    for draw, seat in seats:
        draws[draw].append(seat)
    for drawn in draws.values():
        score.add(drawn)
    return score.text()


def compare_pool(people, panel, homes):
    name = f"pool {people}/{panel}" + (", households" if homes else "")
    everybody, _, problem = pool.make(people, panel, homes)
    run, core, probability, seats, again = bare(problem, f"pool{people}{homes}")
    classes = [f"p{at}" if f"p{at}" in problem.classes else leaf for at, (leaf, _) in enumerate(everybody)]
    exact = sorted(float(probability[name, leaf]) for name, (leaf, _) in zip(classes, everybody))
    row(name, "Evenhand", run, core, scored(problem, probability, seats), f"{exact[0]:.9f}", again)
    # the licence that comes with gurobipy ends at 2,000 rows, and this leximin begins with three panels a person
    for algorithm in ["leximin", "maximin"] if 3 * people < 2000 else ["maximin"]:
        compare_sortition(name, algorithm, people, panel, homes, everybody, classes, problem, probability, exact)


def compare_sortition(name, algorithm, people, panel, homes, everybody, classes, problem, probability, exact):
    """Hash seed 0 twice, then 1: Python puts sets of strings into another order."""
    answers, first = [], None
    for hash_seed in ("0", "0", "1"):
        out = WORK / f"{algorithm}{people}{homes}.json"
        command = [PYTHON, HERE / "sortition.py", algorithm, people, panel, int(homes), SEED, out]
        run = measure.run(command, SECONDS, {"PYTHONHASHSEED": hash_seed})
        if not run.ok:
            return row(name, f"sortition-algorithms {algorithm}", first or run, again=f"a further run: {run.why}" if first else "")
        first = first or run
        answers.append(json.loads(out.read_text()))
    panels = [digest(str(answer["drawn"])) for answer in answers]
    again = f"{twice(*panels[:2])}; other hash seed: {twice(panels[0], panels[2])}"
    seats = [("0", (classes[person], person, everybody[person][0])) for person in answers[0]["drawn"]]
    got = sorted(answers[0]["chance"])
    off = max(abs(a - b) for a, b in zip(got, exact))
    least = f"{got[0]:.9f}; sorted vector off by {off:.1e}"
    row(name, f"sortition-algorithms {algorithm}", first, f"{answers[0]['seconds']:.2f}", scored(problem, probability, seats), least, again)


# ---- frames --------------------------------------------------------------------------------------------------------------


def compare_frame(name, problem, draws, peers, slug):
    """Peers get Evenhand's probabilities, one by one; nobody but Evenhand can find them."""
    run, core, probability, seats, again = bare(problem, slug, draws)
    row(name, "Evenhand, shares and draw", run, core, scored(problem, probability, seats), "", again)
    for who, command, balance in peers:
        everybody = pairs(problem, probability, balance)
        path, out = WORK / f"{slug}.{balance}.pairs.csv", WORK / f"{slug}.out.csv"
        with open(path, "w") as file:
            file.write("index,line,balance,pi\n")
            file.writelines(f"{at},{one[0]},{one[1]},{float(one[5])!r}\n" for at, one in enumerate(everybody))
        answers = []
        for _ in range(2):
            run = measure.run([*command, path, SEED, draws, out], SECONDS)
            if not run.ok:
                break
            answers.append(digest(out.read_text()))
        if not run.ok:
            row(name, who, run)
            continue
        with open(out) as file:
            seats = [(r["draw"], everybody[int(r["index"])][2:5]) for r in csv.DictReader(file)]
        row(name, who, run, f"{float(run.out.split()[-1]) / 1000:.4f}", scored(problem, probability, seats), "", twice(*answers))


def compare_frames(ordered, random_r, random_e, cube_r, cube_e):
    demo = WORK / "demo"
    if not demo.exists():
        subprocess.run([EVENHAND, "demo", "--out", demo, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    chuxiong = of_commitment(demo / "run" / "commitment.json")
    peers = [ordered, random_r, random_e, cube_r("column", "37 quotas"), cube_e("column", "37 quotas")]
    compare_frame("Chuxiong, 20 draws", chuxiong, 20, peers, "chuxiong")
    peers = [ordered, random_r, random_e, cube_e("line", "30 totals"), cube_r("line", "30 totals")]
    compare_frame("10^5 rows", nation(100_000), 1, peers, "nation5")
    compare_frame("10^6 rows", nation(1_000_000), 1, [ordered, random_r, random_e], "nation6")


def version(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def main():
    R = ["Rscript", HERE / "survey.R"]
    ordered = ("R sampling, pivotal in order", [*R, "ordered"], "line")
    random_r = ("R sampling, pivotal line by line", [*R, "pivotal"], "line")
    random_e = ("envisim, pivotal line by line", [ENVISIM, "pivotal"], "line")
    cube_r = lambda balance, text: (f"R sampling, cube on {text}", [*R, "cube"], balance)
    cube_e = lambda balance, text: (f"envisim, cube on {text}", [ENVISIM, "cube"], balance)
    print(version([EVENHAND, "--version"]))
    print(version([PYTHON, "-c", "from importlib.metadata import version as v; print(*(f'{n} {v(n)}' for n in ('sortition-algorithms', 'gurobipy', 'highspy')))"]))
    print(version(["Rscript", "-e", "cat(R.version.string, 'sampling', as.character(packageVersion('sampling')))"]))
    print("envisim_samplr 0.9.0, Python", sys.version.split()[0], flush=True)
    parts = sys.argv[1:] or ["pools", "households", "frames"]
    if "pools" in parts:
        for people, panel in [(200, 40), (400, 60), (1000, 100)]:
            compare_pool(people, panel, False)
    if "households" in parts:
        compare_pool(200, 40, True)
    if "frames" in parts:
        compare_frames(ordered, random_r, random_e, cube_r, cube_e)
    head = ["problem", "who", "CPU s, core", "CPU s, process", "peak MB", "quotas missed", "rows over cap", "cells off", "smallest probability", "same seed, fresh process"]
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for one in ROWS:
        print("| " + " | ".join(str(cell) for cell in one) + " |")


main()
