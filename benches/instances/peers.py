"""One peer on one instance, in a process of its own: `peers.py NAME FILE SECONDS SEED` prints {"routes": [[…]]}.

Python peers stop by the processor time of this process; programs get the same seconds by the clock.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import instances


def pyvrp(instance, seconds, seed):
    import numpy
    from pyvrp import Client, Depot, Location, ProblemData, VehicleType, solve

    legs = numpy.array(instance.legs())
    early, late = instance.windows[0]
    clients = [
        Client(c, delivery=[instance.demand[c]], service_duration=instance.service[c], tw_early=w[0], tw_late=w[1])
        for c, w in enumerate(instance.windows) if c
    ]
    fleet = VehicleType(instance.vehicles, [instance.capacity], tw_early=early, tw_late=late)
    places = [Location(x, y) for x, y in instance.points]
    data = ProblemData(places, clients, [Depot(0)], [fleet], [legs], [legs])
    result = solve(data, stop=lambda _: time.process_time() >= seconds, seed=seed, collect_stats=False)
    # activities of a client are shown as C and its index among the clients
    visits = lambda route: [int(str(v)[1:]) + 1 for v in route if str(v).startswith("C")]
    return [visits(route) for route in result.best.routes()]


def ortools(instance, seconds, seed):
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2 as enums

    legs = instance.legs()
    manager = pywrapcp.RoutingIndexManager(len(legs), instance.vehicles, 0)
    model = pywrapcp.RoutingModel(manager)
    node = manager.IndexToNode
    cost = model.RegisterTransitCallback(lambda a, b: legs[node(a)][node(b)])
    model.SetArcCostEvaluatorOfAllVehicles(cost)
    load = model.RegisterUnaryTransitCallback(lambda a: instance.demand[node(a)])
    model.AddDimension(load, 0, instance.capacity, True, "load")
    if instance.timed:
        late = instance.windows[0][1]
        model.AddDimension(model.RegisterTransitCallback(lambda a, b: legs[node(a)][node(b)] + instance.service[node(a)]), late, late, False, "time")
        clock = model.GetDimensionOrDie("time")
        for c in range(1, len(legs)):
            clock.CumulVar(manager.NodeToIndex(c)).SetRange(*instance.windows[c])
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = enums.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = enums.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    model.AddSearchMonitor(model.solver().CustomLimit(lambda: time.process_time() >= seconds))
    answer = model.SolveWithParameters(parameters)
    routes = []
    for vehicle in range(instance.vehicles):
        at, route = model.Start(vehicle), []
        while not model.IsEnd(at):
            route.append(node(at))
            at = answer.Value(model.NextVar(at))
        routes.append(route[1:])
    return [route for route in routes if route]


def vroom(instance, seconds, seed):
    import datetime

    import numpy
    import vroom as v

    problem = v.Input()
    legs = numpy.array(instance.legs(), dtype=numpy.uint32)
    problem.set_durations_matrix("car", legs)
    window = lambda stop: v.TimeWindow(*instance.windows[stop]) if instance.timed else v.TimeWindow()
    for k in range(instance.vehicles):
        problem.add_vehicle(v.Vehicle(k, start=0, end=0, capacity=[instance.capacity], time_window=window(0)))
    for c in range(1, len(legs)):
        problem.add_job(v.Job(c, location=c, delivery=[instance.demand[c]], default_service=instance.service[c], time_windows=[window(c)]))
    answer = problem.solve(exploration_level=5, nb_threads=1, timeout=datetime.timedelta(seconds=seconds))
    jobs = answer.routes[answer.routes.type == "job"]
    return [list(map(int, group.id)) for _, group in jobs.groupby("vehicle_id")]


def vrp_cli(instance, seconds, seed):
    stamp = lambda t: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(t))
    window = lambda stop: list(map(stamp, instance.windows[stop])) if instance.timed else [stamp(0), stamp(10**9)]
    place = lambda stop: {"index": stop}
    jobs = [
        {"id": str(c), "deliveries": [{"places": [{"location": place(c), "duration": instance.service[c], "times": [window(c)]}], "demand": [instance.demand[c]]}]}
        for c in range(1, len(instance.points))
    ]
    early, late = window(0)
    shift = {"start": {"earliest": early, "location": place(0)}, "end": {"latest": late, "location": place(0)}}
    vehicle = {
        "typeId": "v", "vehicleIds": [f"v{k}" for k in range(instance.vehicles)], "profile": {"matrix": "car"},
        "costs": {"fixed": 0, "distance": 1, "time": 0}, "shifts": [shift], "capacity": [instance.capacity],
    }
    problem = {"plan": {"jobs": jobs}, "fleet": {"vehicles": [vehicle], "profiles": [{"name": "car"}]}, "objectives": [{"type": "minimize-unassigned"}, {"type": "minimize-cost"}]}
    flat = [leg for row in instance.legs() for leg in row]
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: str(Path(folder) / name)
        Path(path("p.json")).write_text(json.dumps(problem))
        Path(path("m.json")).write_text(json.dumps({"profile": "car", "travelTimes": flat, "distances": flat}))
        command = ["vrp-cli", "solve", "pragmatic", path("p.json"), "-m", path("m.json"), "-o", path("s.json"), "--max-time", str(seconds), "--parallelism", "1,1"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        tours = json.loads(Path(path("s.json")).read_text())["tours"]
    jobs_of = lambda tour: [int(a["jobId"]) for stop in tour["stops"] for a in stop["activities"] if a["type"] == "delivery"]
    return [jobs_of(tour) for tour in tours]


if __name__ == "__main__":
    name, file, seconds, seed = sys.argv[1:]
    routes = globals()[name](instances.read(Path(file)), float(seconds), int(seed))
    print(json.dumps({"routes": routes}))
