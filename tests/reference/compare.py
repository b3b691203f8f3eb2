"""Compares two folders of result tables: every mean with a standard error, every proportion of trials.

    /usr/bin/python3 tests/reference/compare.py DIR_A DIR_B [--limit 4.5]

z = difference / sqrt(s^2/n_a + s^2/n_b), s^2 the variance of one trial pooled over both runs (s = se sqrt(n)): were the
laws the same it would be one variance, and the longer run knows it better than a short one that missed rare trials.
Where the number of observations is not that of trials, se_a^2 + se_b^2 stands; where one table gives no standard error,
the other's is taken for both. Where events are few (or seen by one side only) the normal law is a bad judge: there the
two counts are compared exactly (given their sum, binomial), and the milder of the two verdicts stands.
Prints the worst 20 and all beyond the limit; exit status 1 if any |z| is above the limit.
"""

import argparse
import os
import sys

import numpy as np
import pandas as pd

from chance import z_of_means, z_of_proportions

TABLES = {"summary": ["metric", "group"], "fates": ["group", "fate"], "causes": ["group", "cause"],
          "assets": ["asset"], "batteries": ["battery"], "sensors": ["sensor"], "kills": ["system", "family"],
          "leakers": ["group", "leakers"], "buses": ["bus"], "raids": ["raid", "quantity"], "stocks": ["day", "stock"],
          "repair": ["day"], "grid": ["time_h"], "firsts": ["event", "day"]}
PROPORTIONS = {"assets": ["p_disabled"], "batteries": ["p_empty", "p_destroyed"], "sensors": ["p_destroyed"],
               "leakers": ["probability"], "raids": ["flown"], "firsts": ["probability"]}
UNSEEN_IS_NONE = ("leakers", "raids")  # what was never seen has no row
TIMES_OF_EVENTS = ("empty_time_s", "destroyed_time_s")  # means over the trials that had the event
SHARED_COLUMN = {"stocks": "mean", "repair": "_mean", "grid": "_mean"}  # means that may come without standard error


def read(folder, name):
    path = os.path.join(folder, name + ".csv")
    if not os.path.exists(path):
        return None
    table = pd.read_csv(path, dtype={k: str for k in TABLES[name]}).drop_duplicates(TABLES[name])
    if name == "raids":  # how many trials flew it, said once a raid
        table["flown"] = np.where(table["quantity"] == "start_d", table["trials"] / trials_of(folder), np.nan)
    return table


def trials_of(folder):
    return int(read(folder, "summary")["trials"].dropna().iloc[0])


def figures(name, table):
    """Column -> column of its standard error; None for a proportion, and "" where the table does not say."""
    found = {"mean": "stderr"} if "stderr" in table.columns else {}
    found.update({c[:-len("_stderr")]: c for c in table.columns if c.endswith("_stderr")})
    found.update({c: None for c in PROPORTIONS.get(name, []) if c in table.columns})
    if name in SHARED_COLUMN:
        found.update({c: "" for c in table.columns if c.endswith(SHARED_COLUMN[name]) and c not in found})
    return found


def common_figures(name, a, b):
    """(column, its error in a, in b) of the figures that both tables have, and the columns that one lacks."""
    ours, theirs = figures(name, a), figures(name, b)
    lone = [f"{name}.csv has {c} only in {'A' if c in ours else 'B'}" for c in sorted(set(ours) ^ set(theirs))]
    return [(c, ours[c], theirs[c]) for c in ours if c in theirs], lone


def compare_table(name, a, b, n_a, n_b):
    """z, label, values of every figure that both tables have; and labels of rows that one lacks."""
    keys, found = TABLES[name], []
    columns, lone = common_figures(name, a, b)
    both = a.merge(b, on=keys, how="outer", suffixes=("_a", "_b"), indicator=True)
    both = with_errors_of_the_other(both, columns, n_a, n_b)
    for _, row in both.iterrows():
        label = name + " " + " ".join(str(row[k]) for k in keys)
        if row["_merge"] != "both" and name not in UNSEEN_IS_NONE:
            lone.append(f"{label} only in {'A' if row['_merge'] == 'left_only' else 'B'}")
            continue
        for column, error, _ in columns:
            x, y = row[column + "_a"], row[column + "_b"]
            if error is None:
                if pd.isna(x) and pd.isna(y):
                    continue
                x, y = (0.0 if pd.isna(value) else value for value in (x, y))
                found.append((z_of_proportions(x, n_a, y, n_b), f"{label} {column}", x, y))
            elif not pd.isna([x, y, row[column + "_se_a"], row[column + "_se_b"]]).any():
                m_a, m_b = (row["trials_a"], row["trials_b"]) if name == "raids" else (n_a, n_b)
                z = z_of_means(x, row[column + "_se_a"], m_a, y, row[column + "_se_b"], m_b,
                               pooled=column not in TIMES_OF_EVENTS)
                found.append((z, f"{label} {column}", x, y))
    return found, lone


def with_errors_of_the_other(both, columns, n_a, n_b):
    """Adds columns _se_a and _se_b; a standard error that one side does not give is the other's, for its own trials.

    The variance of rare events grows as their mean; where the other saw nothing vary, it is that of events
    that change all of the figure.
    """
    both = both.copy()
    for column, ours, theirs in columns:
        if ours is None:
            continue
        in_both = ours and ours == theirs
        se_a = both[ours + "_a" if in_both else ours] if ours else None
        se_b = both[theirs + "_b" if in_both else theirs] if theirs else None
        x_a, x_b = both[column + "_a"].abs(), both[column + "_b"].abs()
        both[column + "_se_a"] = lent(x_b, se_b, n_b, x_a, n_a) if se_a is None else se_a
        both[column + "_se_b"] = lent(x_a, se_a, n_a, x_b, n_b) if se_b is None else se_b
    return both


def lent(known, se, n, other, m):
    """The standard error of `other` over m trials from that of `known` over n."""
    varies = se > 1e-12 * known
    size = np.maximum(1.0, np.maximum(known, other))
    growth = np.maximum(1.0, other / known.where(known > 0.0, 1.0))
    return np.where(varies, se * np.sqrt(growth * n / m), np.sqrt((known - other).abs() * size / m))


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
            if a is not None or b is not None:
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
