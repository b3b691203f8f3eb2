"""A slow simulation of a raid, written from the model's description alone: the second opinion on the engine.

    /usr/bin/python3 tests/reference/reference_model.py SCENARIO --trials N --seed S --out DIR [--jobs 2]

Same law as the engine, other draws. It shares no code with it and prefers brute force to cleverness.
"""

import argparse
import multiprocessing
import time

import numpy as np

from outcome import row_of
from raid import Start
from routes import RouteTables
from scenario_reader import Scenario
from tables import Results
from trial import Trial

SHARED = {}


def play(tables, rng):
    """One trial: the row of its numbers."""
    tables.scenario.draw_uncertain(rng)
    return row_of(Trial(tables, Start(tables.scenario, rng), rng).run())


def run_chunk(numbers):
    tables, seed = SHARED["tables"], SHARED["seed"]
    rows = [play(tables, np.random.default_rng([seed, n])) for n in numbers]
    keys = list(rows[0])
    return keys, np.array([[row[key] for key in keys] for row in rows], dtype=float)


def simulate(scenario, trials, seed, jobs=1):
    SHARED.update(tables=RouteTables(scenario), seed=seed)
    chunks = [range(a, min(a + 50, trials)) for a in range(0, trials, 50)]
    if jobs > 1:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            parts = pool.map(run_chunk, chunks, chunksize=1)
    else:
        parts = [run_chunk(chunk) for chunk in chunks]
    return Results(scenario, parts[0][0], np.concatenate([matrix for _, matrix in parts]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario")
    parser.add_argument("--trials", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    scenario = Scenario(options.scenario)
    trials = options.trials or scenario.trials
    begin = time.time()
    results = simulate(scenario, trials, scenario.seed if options.seed is None else options.seed, options.jobs)
    results.write(options.out)
    print(f"{trials} trials in {time.time() - begin:.1f} s")


if __name__ == "__main__":
    main()
