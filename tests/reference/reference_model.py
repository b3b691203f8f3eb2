"""A slow simulation of a raid, written from the model's description alone: the second opinion on the engine.

    /usr/bin/python3 tests/reference/reference_model.py SCENARIO --trials N --seed S --out DIR [--jobs 2]

Same law as the engine, other draws. It shares no code with it and prefers brute force to cleverness.
"""

import argparse
import multiprocessing
import time

import numpy as np

from campaign import Campaign
from campaign_rows import add_grid, campaign_row
from campaign_tables import CampaignResults
from outcome import row_of
from raid import Start
from routes import RouteTables
from scenario_reader import Scenario
from tables import Results
from trial import Trial

SHARED = {}


def play(tables, rng):
    """One trial: the row of its numbers."""
    scenario = tables.scenario
    scenario.draw_uncertain(rng)
    if scenario.campaign:
        return campaign_row(Campaign(tables, rng).run())
    counts = [int(salvo.count.draw(rng)) for salvo in scenario.salvos]
    trial = Trial(tables, Start(scenario, counts), rng).run()
    row = row_of(trial)
    if scenario.grid:
        hits = {name: len(trial.sites[name].effective_hits) for name in scenario.assets}
        add_grid(row, scenario, {name: min(asset.hardness, hits[name]) for name, asset in scenario.assets.items()})
    return row


def run_chunk(numbers):
    tables, seed = SHARED["tables"], SHARED["seed"]
    return [play(tables, np.random.default_rng([seed, n])) for n in numbers]


def simulate(scenario, trials, seed, jobs=1):
    SHARED.update(tables=RouteTables(scenario), seed=seed)
    chunks = [range(a, min(a + 50, trials)) for a in range(0, trials, 50)]
    if jobs > 1:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            parts = pool.map(run_chunk, chunks, chunksize=1)
    else:
        parts = [run_chunk(chunk) for chunk in chunks]
    rows = [row for part in parts for row in part]
    keys = dict.fromkeys(key for row in rows for key in row)  # not every campaign flies a raid of every ordinal
    kind = CampaignResults if scenario.campaign or scenario.grid else Results
    return kind(scenario, {key: np.array([row.get(key, np.nan) for row in rows], dtype=float) for key in keys})


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
