"""What the tables of a plan say, for its figures: of the objective alone, with the direction that the plan file names."""

import measures

USUAL = 0.95
SPREAD = 0.1  # of the way to the next budget, over which the raids of one stand


class Plan:
    """`reached`: rows of frontier.csv of the objective, one a budget and raid; `worst`: those of them that are the plan's worst
    raids, all of those that tie; `mixture`: the same of each budget's mixture, or None."""

    def __init__(self, results):
        frontier = results.frontier
        first = frontier.iloc[0]  # the objective stands first
        self.metric = f"{first['metric']}:{first['group']}"
        self.reached = measures.rows_of(frontier, self.metric).drop_duplicates(["budget", "raid"])
        self.budgets = list(self.reached["budget"].drop_duplicates())
        self.raids = self.reached["raid"].nunique()
        self.has_raids = self.raids > 1
        self.bought, choices = results.purchases, results.choices
        self.wants_more = choices is not None and len(choices) > 0 and choices["objective"].iloc[0] == "most"
        share = choices["confidence"].iloc[0] if self.has_raids and choices is not None and len(choices) else USUAL
        self.confidence = f"{100 * share:.6g} %"
        self.worst = self._worst(self.reached)
        mixed = None if results.worst_case is None else results.worst_case[results.worst_case["strategy"] == "mix"]
        self.mixture = None if mixed is None or mixed.empty else self._worst(mixed)

    def _worst(self, rows):
        means = rows.groupby("budget", sort=False)["mean"]
        return rows[rows["mean"] == means.transform("min" if self.wants_more else "max")]

    def worst_raid(self, budget):
        found = self.worst.loc[self.worst["budget"] == budget, "raid"]
        return found.iloc[0] if len(found) else ""

    def reached_by_gain(self, rows):
        """Ends of where each mean of a raid is known to lie from its distance to that with nothing bought."""
        start = rows["mean"].iloc[0]
        sign = 1 if self.wants_more else -1  # gains are positive where it is better
        return [start + sign * rows[end] for end in ("gain_ci_low", "gain_ci_high")]

    def items(self):
        """In the order in which larger budgets buy them first."""
        return list(self.bought.sort_values("budget", kind="stable")["item"].drop_duplicates())

    def nearest(self):
        """Between two budgets; of a single one 1."""
        return min((after - before for before, after in zip(self.budgets, self.budgets[1:])), default=1.0)

    def beside(self, line):
        """How far from its budget a raid is drawn, so that intervals do not hide each other: far less than to the next one."""
        lines = self.raids + 1 if self.has_raids else 1
        return SPREAD * self.nearest() * (line / max(lines - 1, 1) - 0.5) if self.has_raids else 0.0
