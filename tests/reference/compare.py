"""Compares two folders of result tables: every mean with a standard error, every proportion of trials.

    /usr/bin/python3 tests/reference/compare.py DIR_A DIR_B [--limit 4.5]

z = difference / sqrt(s^2/n_a + s^2/n_b), s^2 the variance of one trial pooled over both runs (s = se sqrt(n)): were the
laws the same it would be one variance, and the longer run knows it better than a short one that missed rare trials.
Where the number of observations is not that of trials, se_a^2 + se_b^2 stands. Where events are few (or seen by one
side only) the normal law is a bad judge: there the two counts are compared exactly (given their sum, binomial), and
the milder of the two verdicts stands.
Prints the worst 20 and all beyond the limit; exit status 1 if any |z| is above the limit.
"""

import argparse
import math
import os
import sys

import pandas as pd
from scipy.stats import binomtest, norm

FEW = 40  # events below which counts are compared exactly
TABLES = {"summary": ["metric", "group"], "fates": ["group", "fate"], "causes": ["group", "cause"],
          "assets": ["asset"], "batteries": ["battery"], "sensors": ["sensor"], "kills": ["system", "family"],
          "leakers": ["group", "leakers"]}
PROPORTIONS = {"assets": ["p_disabled"], "batteries": ["p_empty", "p_destroyed"], "sensors": ["p_destroyed"],
               "leakers": ["probability"]}


def read(folder, name):
    path = os.path.join(folder, name + ".csv")
    return pd.read_csv(path, dtype={k: str for k in TABLES[name]}) if os.path.exists(path) else None


def trials_of(folder):
    return int(read(folder, "summary")["trials"].dropna().iloc[0])


def z_of_counts(a, n_a, b, n_b):
    """z of the exact test that a and b are Poisson counts of one rate over n_a and n_b trials."""
    a, b = round(a), round(b)
    if a + b == 0:
        return 0.0
    p = binomtest(a, a + b, n_a / (n_a + n_b)).pvalue
    sign = 1.0 if a * n_b > b * n_a else -1.0
    return sign * norm.isf(min(1.0, max(p, 1e-300)) / 2.0)


def milder(z, other):
    return z if abs(z) <= abs(other) else other


def z_of_means(a, se_a, n_a, b, se_b, n_b, pooled):
    difference = a - b
    se_a, se_b = (0.0 if e < 1e-12 * abs(m) else e for e, m in ((se_a, a), (se_b, b)))  # rounding of a constant
    se = math.hypot(se_a, se_b)
    if pooled:
        se = math.sqrt(((se_a * n_a) ** 2 + (se_b * n_b) ** 2) / (n_a * n_b))
    if abs(difference) <= 1e-6 * max(1.0, abs(a), abs(b)):  # as exact as served load, and energy in whole watt-hours
        return 0.0
    z = difference / se if se > 0.0 else math.copysign(math.inf, difference)
    if 0.0 in (se_a, se_b) and se > 0.0:  # one side saw nothing vary: how many events is the difference?
        seen, unseen = (n_a, n_b) if se_a > 0.0 else (n_b, n_a)
        size = max(se_a, se_b) ** 2 * seen / abs(difference)
        return milder(z, math.copysign(z_of_counts(abs(difference) * seen / size, seen, 0, unseen), difference))
    size = event_size(a, se_a, n_a, b, se_b, n_b)
    if size > 0.0 and min(abs(a) * n_a, abs(b) * n_b) < FEW * size:
        return milder(z, z_of_counts(abs(a) * n_a / size, n_a, abs(b) * n_b / size, n_b))
    return z


def event_size(a, se_a, n_a, b, se_b, n_b):
    """How much one event adds, were the figure a sum of rare events: E x^2 / E x (1 for what happens once or not)."""
    square = sum((se * n) ** 2 + n * m * m for m, se, n in ((a, se_a, n_a), (b, se_b, n_b)))
    total = abs(a) * n_a + abs(b) * n_b
    return square / total if total > 0.0 else 0.0


def z_of_proportions(p, n_p, q, n_q):
    pooled = (p * n_p + q * n_q) / (n_p + n_q)
    if p == q:
        return 0.0
    z = (p - q) / math.sqrt(pooled * (1.0 - pooled) * (1.0 / n_p + 1.0 / n_q))
    for a, b in ((p, q), (1.0 - p, 1.0 - q)):
        if min(a * n_p, b * n_q) < FEW:
            z = milder(z, math.copysign(z_of_counts(a * n_p, n_p, b * n_q, n_q), z))
    return z


def figures(name, table):
    """(column, column of its standard error or None for a proportion) pairs of a table."""
    pairs = [("mean", "stderr")] if "stderr" in table.columns else []
    pairs += [(c[:-len("_stderr")], c) for c in table.columns if c.endswith("_stderr")]
    proportions = [c for c in PROPORTIONS.get(name, []) if c in table.columns]
    return [p for p in pairs if p[0] not in proportions] + [(c, None) for c in proportions]


def common_figures(name, a, b):
    """Figures that both tables have, and the columns that one lacks."""
    ours, theirs = figures(name, a), figures(name, b)
    lone = [f"{name}.csv has {c} only in {'A' if (c, e) in ours else 'B'}" for c, e in set(ours) ^ set(theirs)]
    return [figure for figure in ours if figure in theirs], sorted(lone)


def compare_table(name, a, b, n_a, n_b):
    """z, label, values of every figure that both tables have; and labels of rows that one lacks."""
    keys, found = TABLES[name], []
    columns, lone = common_figures(name, a, b)
    a, b = (t.drop_duplicates(keys) for t in (a, b))
    both = a.merge(b, on=keys, how="outer", suffixes=("_a", "_b"), indicator=True)
    if name == "leakers":  # a count never seen has no row
        both = both.fillna({c + s: 0.0 for c in ("probability",) for s in ("_a", "_b")})
    for _, row in both.iterrows():
        label = name + " " + " ".join(str(row[k]) for k in keys)
        if row["_merge"] != "both" and name != "leakers":
            lone.append(f"{label} only in {'A' if row['_merge'] == 'left_only' else 'B'}")
            continue
        for column, error in columns:
            x, y = row[column + "_a"], row[column + "_b"]
            if pd.isna(x) or pd.isna(y):
                continue
            if error is None:
                z = z_of_proportions(x, n_a, y, n_b)
            else:
                if pd.isna(row[error + "_a"]) or pd.isna(row[error + "_b"]):
                    continue
                z = z_of_means(x, row[error + "_a"], n_a, y, row[error + "_b"], n_b,
                               pooled=column not in ("empty_time_s", "destroyed_time_s"))
            found.append((z, f"{label} {column}", x, y))
    return found, lone


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--limit", type=float, default=4.5)
    parser.add_argument("--worst", type=int, default=20)
    options = parser.parse_args()
    n_a, n_b = trials_of(options.a), trials_of(options.b)
    found, lone = [], []
    for name in TABLES:
        a, b = read(options.a, name), read(options.b, name)
        if a is None or b is None:
            lone.append(f"{name}.csv only in one folder")
            continue
        more, missing = compare_table(name, a, b, n_a, n_b)
        found += more
        lone += missing
    found.sort(key=lambda entry: -abs(entry[0]))
    for line in lone:
        print("unmatched:", line)
    beyond = sum(abs(entry[0]) > options.limit for entry in found)
    for z, label, x, y in found[:max(options.worst, beyond)]:
        print(f"{z:8.2f}  {x:14.6g} {y:14.6g}  {label}")
    print(f"{len(found)} figures, {beyond} beyond |z| = {options.limit}, {n_a} and {n_b} trials")
    sys.exit(1 if beyond else 0)


if __name__ == "__main__":
    main()
