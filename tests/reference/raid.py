"""Launches of a trial: targets, lanes, times, failures, and each threat's own draws of detection and soft kill."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np


def choose_targets(salvo, count, rng):
    names, weights = list(salvo.weights), list(salvo.weights.values())
    if salvo.assign == "random":
        p = np.array(weights) / sum(weights)
        return [names[k] for k in rng.choice(len(names), size=count, p=p)]
    # Exact arithmetic, so that ties are ties: weights are decimals.
    exact = [Fraction(repr(w)) for w in weights]
    given, chosen = [0] * len(names), []
    for i in range(count):
        score = [w * (i + 1) / sum(exact) - g for w, g in zip(exact, given)]
        best = score.index(max(score))
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


def first_detection(tables, route_key, rng):
    """Path time of the first look, by any sensor, that detects; None if none does."""
    found = None
    for times, pd in tables.looks_of[route_key]:
        hits = np.flatnonzero(rng.random(len(times)) < pd)
        if len(hits) and (found is None or times[hits[0]] < found):
            found = float(times[hits[0]])
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


def launch_raid(scenario, tables, rng):
    threats = []
    for s, salvo in enumerate(scenario.salvos):
        count = int(salvo.count.draw(rng))
        targets, times = choose_targets(salvo, count, rng), offsets(salvo, count, rng)
        for i in range(count):
            key = (s, i % salvo.lanes, targets[i])
            threats.append(new_threat(scenario, tables, len(threats), s, key, float(salvo.at + times[i]), rng))
    return threats


def new_threat(scenario, tables, index, s, key, clock, rng):
    salvo, route = scenario.salvos[s], tables.routes[key]
    launch = clock - route.end if salvo.arrive else clock
    threat = SimpleNamespace(
        index=index, salvo=s, type=salvo.type, target=key[2], route_key=key, launch=launch,
        end=launch + route.end, failed=not rng.random() < salvo.type.reliability.value, live=True, arrived=False,
        fate=None, cause=None, killer=None, under_way=set(), engaged=False, shots=0, written_off=False,
        tracked_at=None, believed_decoy=False, had_round=False, rank=rng.random(),
        battery_rank=rng.random(len(scenario.batteries)), detected_at=None, request_at=None, soft_kill_at=None)
    if threat.failed:
        threat.live, threat.fate = False, "failed"
        return threat
    sense(scenario, tables, threat, rng)
    soft_kill = soft_kill_time(tables, key, rng)
    threat.soft_kill_at = None if soft_kill is None else launch + soft_kill
    return threat


def sense(scenario, tables, threat, rng):
    if not scenario.sensors:
        threat.detected_at = threat.request_at = threat.launch
        return
    seen = first_detection(tables, threat.route_key, rng)
    if seen is not None:
        threat.detected_at = threat.launch + seen
        threat.request_at = threat.detected_at + scenario.command.latency
