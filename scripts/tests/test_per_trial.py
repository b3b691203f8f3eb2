"""Recomputes every statistic of a run's tables from per_trial.csv, with pandas and scipy alone.

Run by: /usr/bin/python3 -m unittest discover scripts/tests (BULWARK: the program, if not build/release/bulwark)
"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from scipy import stats

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results.run import TIMELINE_QUANTITIES  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
BULWARK = os.environ.get("BULWARK", str(ROOT / "build/release/bulwark"))
FATES = ["failed", "soft_killed", "intercepted", "leaked_hit", "leaked_miss"]
QUANTILES = [0.05, 0.5, 0.95]


def mean_and_error(values):
    return values.mean(), values.std(ddof=1) / np.sqrt(len(values))


def ratio_and_error(x, y):
    """Σx/Σy and the delta method's standard error."""
    if y.sum() == 0:
        return np.nan, np.nan
    ratio = x.sum() / y.sum()
    return ratio, (x - ratio * y).std(ddof=1) / np.sqrt(len(x)) / y.mean()


def student(value, error, n):
    half = stats.t.ppf(0.975, n - 1) * error
    return value - half, value + half


def score(p, n, z):
    """Wilson's interval of a share p of n units."""
    centre, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return (0 if p == 0 else (centre - half) / scale), (1 if p == 1 else (centre + half) / scale)


def wilson(successes, n):
    return score(successes / n, n, stats.norm.ppf(0.975))


def share_interval(p, error, n, whole):
    if np.isnan(p):
        return np.nan, np.nan
    if 0 < p < 1 and error == 0:
        return p, p
    units = whole if p in (0, 1) else p * (1 - p) / error**2
    return score(p, units, stats.t.ppf(0.975, n - 1))


def at_rank(ordered, rank):
    return ordered[int(rank) - 1] if 1 <= rank <= len(ordered) else np.nan


def quantile_with_interval(values, q):
    """The order statistic and those that bound it: exact binomial ranks."""
    ordered, n = np.sort(values), len(values)
    if n == 0:
        return np.nan, np.nan, np.nan
    ranks = np.arange(n + 1)
    below = stats.binom.cdf(ranks, n, q)
    low = np.argmax(below > 0.025)  # the first k that is more often undercut
    high = np.argmax(below >= 0.975) + 1
    return at_rank(ordered, max(1, np.ceil(q * n - 1e-12 * n))), at_rank(ordered, low), at_rank(ordered, high)


def moments_of(law):
    """Mean and standard deviation of a distribution as scenarios write it; rates are given a minute."""
    (kind, given), = law.items()
    if kind == "gamma":
        mean = float(given["mean"].removesuffix("/min")) / 60
        return mean, mean * given["cv"]
    if kind == "empirical":
        return np.mean(given), np.std(given)
    drawn = stats.beta(*given) if kind == "beta" else stats.randint(given[0], given[1] + 1)
    return drawn.mean(), drawn.std()


class PerTrial(unittest.TestCase):
    """The tables of one run against what follows from its per_trial.csv."""

    scenario = ROOT / "configs/winter_grid.yaml"
    options = ["--trials", "400"]
    also_uncertain = {}  # by --set among the options

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        command = [BULWARK, "run", cls.scenario, "--per-trial", "--quiet", "--out", cls.scratch.name, *cls.options]
        subprocess.run(command, check=True, timeout=120)
        cls.trials = pd.read_csv(Path(cls.scratch.name) / "per_trial.csv")
        cls.n = len(cls.trials)

    def table(self, name):
        return pd.read_csv(Path(self.scratch.name) / f"{name}.csv", keep_default_na=False, na_values=[""])

    def expect(self, found, expected, what):
        found, expected = np.array(found, dtype=float), np.array(expected, dtype=float)
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12, err_msg=str(what))

    def column(self, metric, group):
        return self.trials[f"{metric}:{group}"]

    def appeared(self, group):
        return self.column("launched", group) - self.column("failed", group)

    def parts(self, metric, group):
        """x and y of a figure Σx/Σy, y = 1 where it is a mean."""
        if metric == "leakage":
            return self.column("leakers", group), self.appeared(group)
        if metric == "cost_ratio":
            return self.column("defender_cost", group), self.column("attacker_cost", group)
        return self.column(metric, group), pd.Series(np.ones(self.n))

    def figure(self, metric, group):
        """Estimate, error, interval and the values whose quantiles are given."""
        if metric == "leakage":
            x, y = self.parts(metric, group)
            value, error = ratio_and_error(x, y)
            return value, error, *share_interval(value, error, self.n, y.sum()), (x / y)[y > 0]
        if metric == "cost_ratio":
            x, y = self.parts(metric, group)
            value, error = ratio_and_error(x, y)
            values = (x / y)[y > 0].map(lambda ratio: float(f"{ratio:.6g}"))
            return value, error, *student(value, error, self.n), values
        values = self.column(metric, group)
        value, error = mean_and_error(values)
        return value, error, *student(value, error, self.n), values

    def test_trials_are_whole_and_in_order(self):
        self.assertEqual(list(self.trials["trial"]), list(range(self.n)))
        for group in self.table("summary")["group"].unique():
            fates = sum(self.column(fate, group) for fate in FATES)
            self.assertTrue((fates == self.column("launched", group)).all(), group)

    def test_summary(self):
        for row in self.table("summary").itertuples():
            value, error, low, high, values = self.figure(row.metric, row.group)
            what = row.metric, row.group
            self.expect([row.mean, row.stderr, row.ci_low, row.ci_high], [value, error, low, high], what)
            order = [quantile_with_interval(values, q)[0] for q in QUANTILES]
            self.expect([row.p05, row.p50, row.p95], order, what)
            self.expect([row.min, row.max, row.trials], [values.min(), values.max(), self.n], what)

    def controls(self):
        """The control variates, from the parameters' laws: (draw - mean)/sd, its square less 1, batteries up by system."""
        scenario = yaml.safe_load(Path(self.scenario).read_text(encoding="utf-8"))
        uncertain = scenario["uncertain"] | self.also_uncertain
        columns = []
        for path, law in uncertain.items():
            mean, deviation = moments_of(law)
            z = (self.trials[f"uncertain:{path}"] - mean) / deviation
            columns += [z, z**2 - 1]
        for system in self.table("batteries")["system"].unique():
            names = self.table("batteries").query("system == @system")["battery"]
            up = sum(self.column("up", f"battery:{name}") for name in names)
            law = uncertain.get(f"systems.{system}.availability")
            expected = moments_of(law)[0] if law else scenario["systems"][system].get("availability", 1)
            if up.nunique() > 1:
                columns.append(up - expected * len(names))
        return np.column_stack([np.ones(self.n), *columns])

    def test_controlled(self):
        """By ordinary least squares: what figures are where every control is at its mean."""
        rows, design = self.table("controlled"), self.controls()
        controls = design.shape[1] - 1
        self.assertEqual(rows.empty, controls == 0 or self.n < 10 * (controls + 1))
        inverse = np.linalg.inv(design.T @ design)
        intercept = lambda values: (inverse @ (design.T @ values))[0]  # noqa: E731
        freedom = self.n - design.shape[1]
        for row in rows.itertuples():
            x, y = self.parts(row.metric, row.group)
            value = intercept(x) / intercept(y)
            deviations = x - value * y
            residuals = deviations - design @ (inverse @ (design.T @ deviations))
            error = np.sqrt((residuals**2).sum() / freedom * inverse[0, 0]) / intercept(y)
            plain = ratio_and_error(x, y)[1]
            if error < 1e-6 * plain:  # a control says it all, but for the steps in which it is counted
                np.testing.assert_allclose(row.mean, value, rtol=1e-6, err_msg=str(row))
                continue
            is_share = row.metric == "leakage"
            interval = (share_interval(value, error, freedom + 1, y.sum()) if is_share
                        else student(value, error, freedom + 1))
            np.testing.assert_allclose([row.mean, row.stderr, row.ci_low, row.ci_high, row.fewer_trials],
                                       [value, error, *interval, (plain / error)**2], rtol=1e-4, err_msg=str(row))

    def test_quantiles(self):
        for row in self.table("quantiles").itertuples():
            values = self.figure(row.metric, row.group)[-1]
            self.expect([row.value, row.ci_low, row.ci_high], quantile_with_interval(values, row.quantile), row)

    def test_leakers(self):
        for row in self.table("leakers").itertuples():
            leakers = self.column("leakers", row.group)
            count = (leakers == row.leakers).sum()
            expected = [count, count / self.n, *wilson(count, self.n), (leakers >= row.leakers).mean()]
            self.expect([row.trials, row.probability, row.ci_low, row.ci_high, row.exceedance], expected, row)
        for group, rows in self.table("leakers").groupby("group"):
            self.assertEqual(rows["trials"].sum(), self.n, group)

    def expect_shares(self, rows, kind, whole):
        for row in rows.itertuples():
            counts = self.column(getattr(row, kind), row.group)
            total = self.column(whole, row.group).sum()
            share = counts.sum() / total if total else np.nan
            self.expect([row.mean, row.stderr, row.share], [*mean_and_error(counts), share], row)

    def test_fates_and_causes(self):
        self.expect_shares(self.table("fates"), "fate", "launched")
        self.expect_shares(self.table("causes"), "cause", "leakers")

    def expect_means(self, row, names, group):
        for name in names:
            expected = mean_and_error(self.column(name, group))
            self.expect([getattr(row, name), getattr(row, name + "_stderr")], expected, (name, group))

    def test_assets(self):
        for row in self.table("assets").itertuples():
            group = f"asset:{row.asset}"
            disabled = self.column("disabled", group)
            self.expect([row.p_disabled, row.p_disabled_ci_low, row.p_disabled_ci_high],
                        [disabled.mean(), *wilson(disabled.sum(), self.n)], group)
            self.expect_means(row, ["hits", "effective_hits", "capacity_lost_MW"], group)
        disabled = sum(self.column("disabled", f"asset:{asset}") for asset in self.table("assets")["asset"])
        self.assertTrue((disabled == self.column("assets_disabled", "all")).all())

    def test_batteries(self):
        times = self.table("timeline")["time_s"]
        length_s = times.iloc[-1] - times.iloc[0]
        for row in self.table("batteries").itertuples():
            group = f"battery:{row.battery}"
            self.expect_means(row, ["shots", "kills", "wasted", "channels_peak", "reloads"], group)
            busy = self.column("busy_channel_s", group) / length_s
            self.expect([row.channels_mean, row.channels_mean_stderr], mean_and_error(busy), group)
            emptied = self.column("empty_time_s", group).dropna()
            self.expect([row.p_empty, row.p_empty_ci_low, row.p_empty_ci_high],
                        [len(emptied) / self.n, *wilson(len(emptied), self.n)], group)
            if len(emptied) > 1:
                self.expect([row.empty_time_s, row.empty_time_s_stderr], mean_and_error(emptied), group)
            self.assertTrue((self.column("shots", group)[self.column("up", group) == 0] == 0).all(), group)

    def test_kills(self):
        for row in self.table("kills").itertuples():
            self.expect_means(row, ["engagements", "shots", "kills"], f"system:{row.system}:family:{row.family}")

    def test_timeline(self):
        texts = pd.read_csv(Path(self.scratch.name) / "timeline.csv", dtype=str)["time_s"]
        for text, (_, row) in zip(texts, self.table("timeline").iterrows()):
            for quantity in TIMELINE_QUANTITIES:
                values = self.column(quantity, f"time:{text}")
                expected = [values.mean(), *(quantile_with_interval(values, q)[0] for q in (0.05, 0.95))]
                self.expect([row[f"{quantity}_{part}"] for part in ("mean", "p05", "p95")], expected, (quantity, text))


class PerTrialOfADecoyFlood(PerTrial):
    scenario = ROOT / "configs/decoy_flood.yaml"
    options = ["--trials", "300", "--seed", "8", "--set", "uncertain.raid.drones.count={uniform_int: [20, 60]}"]
    also_uncertain = {"raid.drones.count": {"uniform_int": [20, 60]}}

    def test_uncertain_parameters_are_those_of_the_trial(self):
        drawn = self.column("uncertain", "raid.drones.count")
        self.assertTrue((drawn == self.column("launched", "salvo:drones")).all())
        self.assertGreater(drawn.nunique(), 30)


if __name__ == "__main__":
    unittest.main()
