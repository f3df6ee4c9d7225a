"""Each peer on one part: routes of stops 1 … n, in so many seconds of CPU. A peer that is not installed raises ImportError."""
import time

import numpy as np


def pyvrp(part, seconds, seed):
    """PyVRP: iterated local search, as it comes."""
    from pyvrp import Client, Depot, Location, ProblemData, VehicleType, solve

    class CpuSeconds:
        def __init__(self):
            self.end = time.process_time() + seconds

        def __call__(self, _best):
            return time.process_time() >= self.end

    count = len(part.service)
    clients = [
        Client(i, service_duration=part.service[i], tw_early=part.open[i], tw_late=part.close[i] - part.service[i])
        for i in range(1, count)
    ]
    early, late = part.hours
    # prices in units of a metre: its penalties have a ceiling
    day = round(part.price_day / part.price_metre)
    team = VehicleType(count - 1, fixed_cost=day, tw_early=early, tw_late=late, start_late=early, unit_distance_cost=1)
    data = ProblemData(
        [Location(0, 0)] * count, clients, [Depot(0)], [team], [np.array(part.metres)], [np.array(part.drive)]
    )
    found = solve(data, CpuSeconds(), seed=seed, display=False)
    if not found.is_feasible():
        raise ValueError("no feasible answer")
    return [[activity.idx + 1 for activity in route if activity.is_client()] for route in found.best.routes()]


def ortools(part, seconds, seed):
    """OR-Tools' routing library: cheapest arcs first, then guided local search."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    count = len(part.service)
    manager = pywrapcp.RoutingIndexManager(count, count - 1, 0)
    model = pywrapcp.RoutingModel(manager)
    node = manager.IndexToNode
    price = model.RegisterTransitMatrix([[m * part.price_metre for m in row] for row in part.metres])
    model.SetArcCostEvaluatorOfAllVehicles(price)
    model.SetFixedCostOfAllVehicles(part.price_day)
    busy = model.RegisterTransitMatrix([[part.service[a] + part.drive[a][b] for b in range(count)] for a in range(count)])
    early, late = part.hours
    model.AddDimension(busy, late, late, False, "time")
    clock = model.GetDimensionOrDie("time")
    for stop in range(1, count):
        clock.CumulVar(manager.NodeToIndex(stop)).SetRange(part.open[stop], part.close[stop] - part.service[stop])
    for team in range(count - 1):
        clock.CumulVar(model.Start(team)).SetRange(early, early)
        clock.CumulVar(model.End(team)).SetRange(early, late)
    how = pywrapcp.DefaultRoutingSearchParameters()
    how.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    how.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    how.time_limit.FromMilliseconds(int(seconds * 1000))
    found = model.SolveWithParameters(how)
    if found is None:
        raise ValueError("no answer")
    routes = []
    for team in range(count - 1):
        index, route = model.Start(team), []
        while not model.IsEnd(index):
            route.append(node(index))
            index = found.Value(model.NextVar(index))
        routes.append(route[1:])
    return [route for route in routes if route]


def vroom(part, seconds, seed):
    """VROOM, deepest exploration; it stops by itself or at the limit."""
    from datetime import timedelta

    import vroom as v

    problem, count = v.Input(), len(part.service)
    problem.set_durations_matrix("car", np.array(part.drive, dtype=np.uint32))
    problem.set_distances_matrix("car", np.array(part.metres, dtype=np.uint32))
    early, late = part.hours
    # its costs are per hour and kilometre, its service times seconds like its matrix: minutes stand for seconds throughout
    fixed, kilometre = part.price_day // 1000, part.price_metre
    for team in range(count - 1):
        cost = v.vehicle.VehicleCosts(fixed=fixed, per_hour=0, per_km=kilometre)
        problem.add_vehicle(v.Vehicle(team + 1, start=0, end=0, profile="car", time_window=(early, late), costs=cost))
    for stop in range(1, count):
        window = v.TimeWindow(part.open[stop], part.close[stop] - part.service[stop])
        problem.add_job(v.Job(stop, location=stop, default_service=part.service[stop], time_windows=[window]))
    found = problem.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=max(seconds, 1)))
    table, routes = found.routes, {}
    for vehicle, kind, job in zip(table["vehicle_id"], table["type"], table["id"]):
        if kind == "job":
            routes.setdefault(vehicle, []).append(int(job))
    return list(routes.values())
