"""Launches of a trial: targets, lanes, times, failures, and each threat's own draws of detection and soft kill."""

import math
from fractions import Fraction
from types import SimpleNamespace

import numpy as np

EVEN_TOLERANCE = 1e-9


class Start:
    """What a raid starts from: who flies at what, what the magazines hold, which batteries and sensors are missing."""

    def __init__(self, scenario, counts):
        self.counts = counts  # of each salvo
        self.weights = [salvo.weights for salvo in scenario.salvos]
        self.magazines = [(b.rounds.value, b.reload.stock.value if b.reload else 0) for b in scenario.batteries]
        self.missing = set()  # names of sites: batteries.north, sensors.radar


def choose_targets(salvo, weights, count, rng):
    names, exact = list(weights), list(weights.values())
    if salvo.assign == "random":
        p = np.array([float(w) for w in exact]) / float(sum(exact))
        return [names[k] for k in rng.choice(len(names), size=count, p=p)]
    # In whole numbers, so that ties are ties.
    unit = math.lcm(*[Fraction(w).denominator for w in exact])
    whole = [int(w * unit) for w in exact]
    total, given, chosen = sum(whole), [0] * len(names), []
    for i in range(count):
        score = [w * (i + 1) - total * g for w, g in zip(whole, given)]
        enough = max(score) - EVEN_TOLERANCE * total
        best = next(k for k, s in enumerate(score) if s >= enough)
        given[best] += 1
        chosen.append(names[best])
    return chosen


def offsets(salvo, count, rng):
    w = salvo.offset_time
    if salvo.offset == "simultaneous":
        return np.zeros(count)
    if salvo.offset == "uniform":
        return rng.uniform(0.0, w, count)
    if salvo.offset == "normal":
        return rng.normal(0.0, w, count)
    if salvo.offset == "every":
        return np.arange(count) * w
    return np.cumsum(rng.exponential(w, count))


def first_detections(tables, route_key, rng):
    """Of each sensor, the path time of its first look that detects; None if none of its looks does."""
    found = []
    for times, pd in tables.looks_of[route_key]:
        hits = np.flatnonzero(rng.random(len(times)) < pd)
        found.append(float(times[hits[0]]) if len(hits) else None)
    return found


def soft_kill_time(tables, route_key, rng):
    """Path time at which the accumulated hazard reaches a unit exponential draw; None if it never does."""
    route = tables.routes[route_key]
    spans = [(a, b, jammer.rate[route.type.family].value)
             for jammer, inside in zip(tables.scenario.jammers, tables.jammed_of[route_key]) for a, b in inside]
    if not spans:
        return None
    needed, times = rng.standard_exponential(), sorted({t for a, b, _ in spans for t in (a, b)})
    for t0, t1 in zip(times, times[1:]):
        hazard = sum(rate for a, b, rate in spans if a <= t0 and t1 <= b)
        if hazard * (t1 - t0) >= needed and hazard > 0.0:
            return t0 + needed / hazard
        needed -= hazard * (t1 - t0)
    return None


def launch_raid(scenario, tables, start, rng):
    threats = []
    for s, salvo in enumerate(scenario.salvos):
        count = start.counts[s]
        targets, times = choose_targets(salvo, start.weights[s], count, rng), offsets(salvo, count, rng)
        for i in range(count):
            key = (s, i % salvo.lanes, targets[i])
            threats.append(new_threat(scenario, tables, len(threats), s, key, float(salvo.at + times[i]), rng))
    return threats


def new_threat(scenario, tables, index, s, key, clock, rng):
    salvo, route = scenario.salvos[s], tables.routes[key]
    launch, end = (clock - route.end, clock) if salvo.arrive else (clock, clock + route.end)
    threat = SimpleNamespace(
        index=index, salvo=s, type=salvo.type, target=key[2], route_key=key, launch=launch,
        end=end, failed=not rng.random() < salvo.type.reliability.value, live=True, arrived=False,
        ended_at=None, fate=None, cause=None, collateral=0, killer=None, under_way=set(), engaged=False, shots=0,
        written_off=False, tracked_at=None, believed_decoy=False, had_round=False, rank=rng.random(),
        battery_rank=rng.random(len(scenario.batteries)), looks=[], detected_at=None, request_at=None,
        soft_kill_at=None)
    if threat.failed:
        threat.live, threat.fate = False, "failed"
        return threat
    if scenario.sensors:
        threat.looks = [None if t is None else launch + t for t in first_detections(tables, key, rng)]
    else:
        threat.detected_at = threat.request_at = launch
    soft_kill = soft_kill_time(tables, key, rng)
    threat.soft_kill_at = None if soft_kill is None else launch + soft_kill
    return threat
