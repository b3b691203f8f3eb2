"""Runs random scenarios through the engine and the reference model and compares every figure.

    /usr/bin/python3 tests/reference/agree.py build/release/bulwark --seeds 1 50 [--tidy] [--living] [--campaign] [--sparing]

Prints one line a scenario, with its worst figure. With tens of thousands of figures a z of 4.5 is still rare by chance,
but not impossible: a scenario with a figure beyond it is run once more with other random numbers, and differs if one of
these figures is beyond 3 again, on the same side. Then all of them are printed. Exit status 1 if any scenario differs
or fails.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

from scipy.stats import norm

HERE = os.path.dirname(os.path.abspath(__file__))
SUMMARY = re.compile(r"^(\d+) figures,", re.MULTILINE)
FIGURE = re.compile(r"^\s*(-?[\d.]+|-?inf)\s+\S+\s+\S+\s\s(.*)$")


class Failed(Exception):
    """One of the programs gave no result; the text says why."""


def call(command, timeout):
    try:
        return subprocess.run([str(word) for word in command], text=True, capture_output=True, timeout=timeout)
    except (subprocess.TimeoutExpired, OSError) as problem:
        raise Failed(str(problem)) from problem


def output_of(command, timeout):
    result = call(command, timeout)
    if result.returncode < 0:  # ended by a signal: perhaps not its fault
        result = call(command, timeout)
    if result.returncode:
        said = (result.stderr or result.stdout).strip()
        raise Failed(f"exit status {result.returncode}: {said[-600:]}")
    return result.stdout


def script(name, *arguments):
    return [sys.executable, os.path.join(HERE, name), *arguments]


def compare(options, seed, repeat):
    """What compare.py says of both programs' results, with random numbers of this repetition."""
    path = os.path.join(options.folder, f"{seed}.yaml")
    flags = [flag for flag in ("--tidy", "--living", "--campaign", "--sparing") if getattr(options, flag[2:])]
    with open(path, "w", encoding="utf-8") as file:
        file.write(output_of(script("generate.py", "--seed", seed, *flags), 60))
    a, b = (os.path.join(options.folder, f"{seed}_{kind}_{repeat}") for kind in ("engine", "reference"))
    output_of([options.engine, "run", path, "--out", a, "--trials", options.engine_trials, "--seed", seed + repeat],
              options.timeout)
    output_of(script("reference_model.py", path, "--out", b, "--trials", options.trials, "--seed",
                     seed + 1000003 * (repeat + 1), "--jobs", options.jobs), options.timeout)
    result = call(script("compare.py", a, b), options.timeout)
    if SUMMARY.search(result.stdout):  # the last it says: what ends it after that takes nothing back
        return result.stdout
    raise Failed(result.stderr.strip() or result.stdout or f"compare.py ended with {result.returncode}")


def figures_beyond(text, limit):
    """Label -> z, of the figures printed that are beyond a limit."""
    found = (FIGURE.match(line) for line in text.splitlines())
    return {m.group(2): float(m.group(1)) for m in found if m and abs(float(m.group(1))) > limit}


def judge(options, seed):
    """Verdict, what to print of it, and how many figures were compared."""
    try:
        text = compare(options, seed, options.repeat)
        beyond = figures_beyond(text, options.limit)
        worst = next((line for line in text.splitlines() if FIGURE.match(line)), "").strip()
        count = int(SUMMARY.search(text).group(1))
        if not beyond:
            return "agrees", worst, count
        again = figures_beyond(compare(options, seed, options.repeat + 1), 3.0)
    except Failed as problem:
        return "FAILED", str(problem), 0
    confirmed = [label for label, z in beyond.items() if z * again.get(label, 0.0) > 0.0]
    lines = [f"{beyond[label]:8.2f} and then {again[label]:8.2f}  {label}" for label in confirmed]
    if confirmed:
        return "DIFFERS", f"{len(beyond)} figures, {len(confirmed)} again\n    " + "\n    ".join(lines), count
    return "agrees", f"{worst} (not again)", count


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine")
    parser.add_argument("--seeds", type=int, nargs=2, default=[1, 20])
    parser.add_argument("--trials", type=int, default=1500)
    parser.add_argument("--engine-trials", type=int, help="default 100000, of campaigns 20000")
    parser.add_argument("--repeat", type=int, default=0, help="other random numbers")
    parser.add_argument("--limit", type=float, default=4.5)
    parser.add_argument("--timeout", type=float, default=1800.0, help="seconds for each program")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tidy", action="store_true")
    parser.add_argument("--living", action="store_true")
    parser.add_argument("--campaign", action="store_true")
    parser.add_argument("--sparing", action="store_true")
    parser.add_argument("--folder")
    options = parser.parse_args()
    options.engine_trials = options.engine_trials or (20000 if options.campaign else 100000)
    options.folder = options.folder or tempfile.mkdtemp()
    os.makedirs(options.folder, exist_ok=True)
    return options


def main():
    options = read_options()
    verdicts, figures = {}, 0
    for seed in range(options.seeds[0], options.seeds[1] + 1):
        verdicts[seed], text, count = judge(options, seed)
        figures += count
        print(f"{seed}: {verdicts[seed]}  {count} figures  {text}", flush=True)
    bad = [seed for seed, verdict in verdicts.items() if verdict != "agrees"]
    print(f"{len(verdicts)} scenarios, {figures} figures, differ or fail: {bad or 'none'} ({options.folder})")
    if figures:
        print(f"by chance one figure in a hundred such runs is beyond |z| = {norm.isf(0.005 / figures):.2f}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
