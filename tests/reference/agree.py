"""Runs random scenarios through the engine and the reference model and compares every figure.

    /usr/bin/python3 tests/reference/agree.py build/release/bulwark --seeds 1 50 [--folder FOLDER]

Prints one line a scenario, with its worst figure; exit status 1 if any is beyond the limit. With tens of thousands of
figures a z of 4.5 is still rare by chance; run such a seed again with other random numbers (--repeat) before
believing it.
"""

import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def script(name, *arguments, **options):
    return subprocess.run([sys.executable, os.path.join(HERE, name), *map(str, arguments)], text=True,
                          capture_output=True, **options)


def agree(engine, seed, folder, options):
    """The exit status of the comparison, and what it printed."""
    path = os.path.join(folder, f"{seed}.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script("generate.py", "--seed", seed, *["--tidy"] * options.tidy, *["--living"] * options.living,
                          *["--campaign"] * options.campaign, check=True).stdout)
    a, b = (os.path.join(folder, f"{seed}_{kind}") for kind in ("engine", "reference"))
    run = subprocess.run([engine, "run", path, "--out", a, "--trials", str(options.engine_trials), "--seed",
                          str(seed + options.repeat)], text=True, capture_output=True)
    if run.returncode:
        return 2, run.stdout + run.stderr
    reference = script("reference_model.py", path, "--out", b, "--trials", options.trials, "--seed",
                       seed + 1000003 * (options.repeat + 1), "--jobs", options.jobs)
    if reference.returncode:
        return 2, reference.stderr
    result = script("compare.py", a, b)
    return result.returncode, result.stdout + result.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine")
    parser.add_argument("--seeds", type=int, nargs=2, default=[1, 20])
    parser.add_argument("--trials", type=int, default=1500)
    parser.add_argument("--engine-trials", type=int, default=100000)
    parser.add_argument("--repeat", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tidy", action="store_true")
    parser.add_argument("--living", action="store_true")
    parser.add_argument("--campaign", action="store_true")
    parser.add_argument("--folder")
    options = parser.parse_args()
    folder = options.folder or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    bad = []
    for seed in range(options.seeds[0], options.seeds[1] + 1):
        status, text = agree(options.engine, seed, folder, options)
        lines = text.strip().splitlines() or ["nothing printed"]
        verdict = ("agrees", "DIFFERS", "FAILED")[status]
        print(f"{seed}: {verdict}  {lines[0]} | {lines[-1]}", flush=True)
        if status:
            bad.append(seed)
    print(f"{options.seeds[1] - options.seeds[0] + 1} scenarios, differ or fail: {bad or 'none'} ({folder})")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
