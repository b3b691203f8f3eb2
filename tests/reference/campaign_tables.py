"""Tables that only campaigns and grids have: more rows of summary.csv, raids, stocks, repair, buses, firsts."""

import numpy as np

from tables import Results


class CampaignResults(Results):
    def keyed(self, table):
        return [key for key in self.column if key[0] == table]

    def tables(self):
        result = super().tables()
        if self.scenario.grid:
            result["buses"] = self.buses()
        if self.scenario.campaign:
            result.update(raids=self.raids(), firsts=self.firsts(), stocks=self.daily("stocks"),
                          repair=self.daily("repair"))
        return result

    def summary(self):
        header, rows = super().summary()
        for key in self.keyed("figure"):
            rows.append((key[1], key[2], *self.mean(self.column[key]), *self.spread(self.column[key])))
        return header, rows

    def buses(self):
        """Wide: one row a bus."""
        names = ["bus:" + bus.name for bus in self.scenario.grid.buses]
        metrics = list(dict.fromkeys(key[1] for key in self.keyed("figure") if key[2] in names))
        header = [h for metric in metrics for h in (metric, metric + "_stderr")]
        rows = [(name[4:], *[v for metric in metrics for v in self.mean(self.column["figure", metric, name])])
                for name in names]
        return ("bus", *header), rows

    def raids(self):
        """Means over the trials that flew a raid of this ordinal; leakage as ratio of the sums."""
        rows = []
        for ordinal in sorted({key[1] for key in self.keyed("raid")}):
            facts = {key[2]: self.column[key] for key in self.keyed("raid") if key[1] == ordinal}
            flown = ~np.isnan(facts["start_d"])
            facts = {name: x[flown] for name, x in facts.items()}
            n = int(flown.sum())
            rows += [(ordinal, name, n, *self.mean(x)) for name, x in facts.items() if name != "appeared"]
            rows.append((ordinal, "leakage", n, *self.ratio(facts["leakers"], facts["appeared"])))
            rows.append((ordinal, "flown", self.trials, *self.mean(flown * 1.0)))
        return ("raid", "metric", "trials", "mean", "stderr"), rows

    def daily(self, table):
        return ("day", "kind", "name", "mean", "stderr"), [
            (*key[1:], *self.mean(self.column[key])) for key in self.keyed(table)]

    def firsts(self):
        """Probability that the event came by the end of each day it came in, and that it never did."""
        rows = []
        for key in self.keyed("first"):
            x = self.column[key]
            rows.append((key[1], "never", *self.mean(np.isnan(x) * 1.0)))
            for day in sorted(set(np.ceil(x[~np.isnan(x)]).astype(int))):
                rows.append((key[1], str(day), *self.mean((x <= day) * 1.0)))
        return ("event", "day", "probability", "probability_stderr"), rows
