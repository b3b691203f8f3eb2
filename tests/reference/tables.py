"""The result tables of a run, from the matrix of trials x named numbers. Means come with standard errors."""

import csv
import os

import numpy as np

from causes import CAUSES
from outcome import FATES, groups


class Results:
    def __init__(self, scenario, column):
        """`column`: key of a number -> its value in each trial."""
        self.scenario, self.column = scenario, column
        self.trials = len(next(iter(column.values())))
        self.groups = groups(scenario)

    def group(self, name, count):
        """Per trial: a count of the threats of a group."""
        if count == "leakers":
            return self.group(name, "leaked_hit") + self.group(name, "leaked_miss")
        cells = [self.column["cell", cell, count] for cell in self.groups[name]]
        return np.sum(cells, axis=0) if cells else np.zeros(self.trials)

    def mean(self, x):
        return float(x.mean()), float(x.std(ddof=1) / np.sqrt(len(x))) if len(x) > 1 else 0.0

    def ratio(self, x, y):
        """Ratio of sums with its delta-method standard error."""
        if y.sum() == 0:
            return 0.0, 0.0
        r = x.sum() / y.sum()
        return float(r), self.mean(x - r * y)[1] / float(y.mean())

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for name, (header, rows) in self.tables().items():
            with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(header)
                writer.writerows([repr(float(v)) if isinstance(v, float) else v for v in row] for row in rows)

    def tables(self):
        return {"summary": self.summary(), "fates": self.shares("fate", FATES, "launched"),
                "causes": self.shares("cause", CAUSES, "leakers"), "assets": self.assets(),
                "batteries": self.batteries(), "sensors": self.sensors(), "kills": self.kills(),
                "leakers": self.leakers()}

    def summary(self):
        rows = []
        for name in self.groups:
            for metric in ("launched",) + FATES + ("leakers", "shots", "collateral"):
                x = self.group(name, metric)
                rows.append((metric, name, *self.mean(x), *self.spread(x)))
            x, y = self.group(name, "leakers"), self.group(name, "launched") - self.group(name, "failed")
            rows.append(("leakage", name, *self.ratio(x, y), "", "", "", "", "", self.trials))
        for metric in ("attacker_cost", "defender_cost", "capacity_lost_MW", "assets_disabled", "batteries_destroyed",
                       "sensors_destroyed"):
            x = self.column[metric]
            rows.append((metric, "all", *self.mean(x), *self.spread(x)))
        cost_ratio = self.ratio(self.column["defender_cost"], self.column["attacker_cost"])
        rows.append(("cost_ratio", "all", *cost_ratio, "", "", "", "", "", self.trials))
        return ("metric", "group", "mean", "stderr", "p05", "p50", "p95", "min", "max", "trials"), rows

    def spread(self, x):
        order = np.sort(x)
        quantile = lambda p: float(order[min(len(x) - 1, max(0, int(np.ceil(p * len(x))) - 1))])
        return quantile(0.05), quantile(0.5), quantile(0.95), float(order[0]), float(order[-1]), self.trials

    def shares(self, title, kinds, whole):
        rows = []
        for name in self.groups:
            total = self.group(name, whole).sum()
            for kind in kinds:
                x = self.group(name, kind)
                rows.append((name, kind, *self.mean(x), float(x.sum() / total) if total else 0.0))
        return ("group", title, "mean", "stderr", "share"), rows

    def assets(self):
        keys = ("p_disabled", "hits", "effective_hits", "capacity_lost_MW")
        return self.wide(("asset",), "asset", [(name,) for name in self.scenario.assets], keys)

    def batteries(self):
        keys = ("shots", "kills", "wasted", "p_empty", "channels_peak", "reloads")
        names = [(b.name, b.system) for b in self.scenario.batteries]
        header, rows = self.wide(("battery", "system"), "battery", names, keys)
        more, fates = self.destruction(["batteries." + name for name, _ in names])
        full = [(*row, *self.mean_where_seen("battery", row[0], "empty_time"), *fate) for row, fate in zip(rows, fates)]
        return (*header, "empty_time_s", "empty_time_s_stderr", *more), full

    def sensors(self):
        names = [s.name for s in self.scenario.sensors]
        header, rows = self.destruction(["sensors." + name for name in names])
        return ("sensor", *header), [(name, *row) for name, row in zip(names, rows)]

    def destruction(self, sites):
        header, rows = self.wide((), "site", [(name,) for name in sites], ("p_destroyed", "hits", "effective_hits"))
        rows = [(*row[1:], *self.mean_where_seen("site", row[0], "destroyed_time")) for row in rows]
        return (*header, "destroyed_time_s", "destroyed_time_s_stderr"), rows

    def mean_where_seen(self, table, name, key):
        """Over the trials in which there is such a time; blank where they are few."""
        x = self.column[table, name, key]
        x = x[~np.isnan(x)]
        return self.mean(x) if len(x) >= 30 else ("", "")

    def kills(self):
        cells = [key[1] for key in self.column if key[0] == "kills" and key[2] == "shots"]
        return self.wide(("system", "family"), "kills", cells, ("engagements", "shots", "kills"))

    def wide(self, labels, table, names, keys):
        """One row a name, each figure followed by its standard error."""
        header = [h for key in keys for h in (key, key + "_stderr")]
        rows = []
        for name in names:
            entry = name if table == "kills" else name[0]
            figures = [self.mean(self.column[table, entry, key]) for key in keys]
            rows.append((*name, *[v for pair in figures for v in pair]))
        return (*labels, *header), rows

    def leakers(self):
        rows = []
        for name in self.groups:
            counts = np.bincount(self.group(name, "leakers").astype(int))
            for k, n in enumerate(counts):
                rows.append((name, k, int(n), float(n / self.trials), float(counts[k:].sum() / self.trials)))
        return ("group", "leakers", "trials", "probability", "exceedance"), rows
