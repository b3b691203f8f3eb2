"""Tables that only campaigns and grids have: more rows of summary.csv, raids, stocks, repair, buses, firsts."""

import numpy as np

from meter import day_marks
from tables import Results


class CampaignResults(Results):
    def keyed(self, table):
        return [key for key in self.column if key[0] == table]

    def tables(self):
        result = super().tables()
        if self.scenario.grid:
            result["buses"] = self.buses()
        if self.scenario.campaign:
            result.update(raids=self.raids(), firsts=self.firsts(), stocks=self.stocks(),
                          repair=self.samples("repair", "day"))
            if self.scenario.grid:
                result["grid"] = self.samples("grid", "time_h")
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
            rows += [(ordinal + 1, n, name, *self.mean(x)) for name, x in facts.items() if name != "appeared"]
            rows.append((ordinal + 1, n, "leakage", *self.ratio(facts["leakers"], facts["appeared"])))
        return ("raid", "trials", "quantity", "mean", "stderr"), rows

    def stocks(self):
        return ("day", "stock", "mean", "stderr"), [
            (*key[1:], *self.mean(self.column[key])) for key in self.keyed("stocks")]

    def samples(self, table, time):
        """Wide: one row a sampling time."""
        names = list(dict.fromkeys(key[2] for key in self.keyed(table)))
        header = [h for name in names for h in (name + "_mean", name + "_mean_stderr")]
        times = dict.fromkeys(key[1] for key in self.keyed(table))
        rows = [(t, *[v for name in names for v in self.mean(self.column[table, t, name])]) for t in times]
        return (time, *header), rows

    def firsts(self):
        """Probability that the event came by the end of each day, and that it never did."""
        rows = []
        for key in self.keyed("first"):
            x = self.column[key]
            rows += [(key[1], day, float(np.mean(x <= day))) for day in range(len(day_marks(self.scenario.campaign.duration)))]
            rows.append((key[1], "never", float(np.mean(np.isnan(x)))))
        return ("event", "day", "probability"), rows
