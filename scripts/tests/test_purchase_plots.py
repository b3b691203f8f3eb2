"""The figures of plans of what to buy."""

import unittest

from plot_case import PlotCase
from study_tables import CHOICES, FRONTIER, MARGINAL, PURCHASES

import next_purchases
import plan_tables
import purchases
from loader import Study


def of_two_raids(table, column):
    """The rows of a table twice: against `east` as they are, against `west` with 5 more in a column."""
    head, *rows = table.splitlines()
    at = head.split(",").index("raid"), head.split(",").index(column)
    both = []
    for raid, more in (("east", 0), ("west", 5)):
        for row in rows:
            cells = row.split(",")
            cells[at[0]], cells[at[1]] = raid, str(float(cells[at[1]]) + more)
            both.append(",".join(cells))
    return "\n".join([head, *both, ""])


class PurchasePlots(PlotCase):
    def test_a_plan_has_its_frontier_and_what_is_next(self):
        self.put(frontier=FRONTIER, purchases=PURCHASES, marginal=MARGINAL)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["next_purchases.png", "purchases.png"])

    def test_a_plan_shows_how_many_are_bought(self):
        self.put(frontier=FRONTIER, purchases=PURCHASES, marginal=MARGINAL)
        top, below = purchases.draw(Study(self.folder)).axes
        self.assertEqual(list(top.lines[0].get_ydata()), [20, 12])  # of the objective alone
        self.assertEqual([text.get_text() for text in below.texts], ["2 × 3", "1 × 3", "nothing"])
        self.assertEqual([text.get_text() for text in top.texts[:2]], ["20", "12"])

    def test_what_is_not_spent_of_a_budget_is_told(self):
        self.put(frontier=FRONTIER, purchases=PURCHASES)
        below = purchases.draw(Study(self.folder)).axes[1]
        self.assertEqual([label.get_text() for label in below.get_xticklabels()], ["0", "10\n9 spent"])

    def test_what_a_plan_gains_is_drawn_to_the_side_that_its_file_wants(self):
        for objective, ends in (("least", (12.1, 11.9)), ("most", (27.9, 28.1))):
            self.put(frontier=FRONTIER, purchases=PURCHASES, choices=CHOICES.format(objective=objective))
            plan = plan_tables.Plan(Study(self.folder))
            low, high = plan.reached_by_gain(plan.reached)
            self.assertEqual((low.iloc[1], high.iloc[1]), ends)

    def test_raids_of_a_plan_have_its_confidence_and_their_worst_is_marked(self):
        for objective, worst in (("least", "west"), ("most", "east")):
            self.put(frontier=of_two_raids(FRONTIER, "mean"), purchases=PURCHASES, choices=CHOICES.format(objective=objective))
            figure = purchases.draw(Study(self.folder))
            self.assertIn("90 % intervals that hold together over the 2 raids", figure.texts[2].get_text().replace("\n", " "))
            rings = next(line for line in figure.axes[0].lines if line.get_markersize() == 10)
            self.assertEqual(list(rings.get_ydata()), [25, 17] if worst == "west" else [20, 12])

    def test_points_of_a_budget_keep_near_it_on_a_band_of_its_own(self):
        self.put(frontier=of_two_raids(FRONTIER, "mean"), purchases=PURCHASES)
        figure = purchases.draw(Study(self.folder))
        at = [x for line in figure.axes[0].lines if line.get_markersize() == 4 for x in line.get_xdata()]
        self.assertLess(max(min(abs(x), abs(x - 10)) for x in at), 0.06 * 10)
        bands = [band.get_extents().transformed(figure.axes[0].transData.inverted()).intervalx for band in figure.axes[0].patches]
        self.assertEqual([round(sum(ends) / 2, 9) for ends in bands], [0, 10])
        self.assertTrue(all(any(low < x < high for low, high in bands) for x in at))
        self.assertIn("On each grey band: one budget", figure.texts[2].get_text().replace("\n", " "))

    def test_all_of_the_raids_that_are_equally_bad_are_marked_with_their_value(self):
        tied = of_two_raids(FRONTIER, "cost").replace(",20,0.1,", ",0,0.1,").replace(",12,0.1,", ",0,0.1,")
        self.put(frontier=tied, purchases=PURCHASES)
        top, below = purchases.draw(Study(self.folder)).axes
        rings = next(line for line in top.lines if line.get_markersize() == 10)
        self.assertEqual(list(rings.get_ydata()), [0, 0, 0, 0])
        self.assertEqual(len(set(rings.get_xdata())), 4)
        self.assertEqual([text.get_text() for text in top.texts[:2]], ["0", "0"])

    def test_a_budget_that_buys_nothing_says_so(self):
        self.put(frontier=FRONTIER, purchases=PURCHASES)
        below = purchases.draw(Study(self.folder)).axes[1]
        self.assertEqual([text.get_text() for text in below.texts if text.get_position()[0] == 0], ["nothing"])

    def test_what_to_buy_next_is_told_of_the_worst_raid(self):
        self.put(frontier=of_two_raids(FRONTIER, "mean"), purchases=PURCHASES, choices=CHOICES.format(objective="least"),
                 marginal=of_two_raids(MARGINAL, "gain_per_cost"))
        first = next_purchases.draw(Study(self.folder)).axes[0]
        self.assertEqual(first.get_title(loc="left"), "budget 0\nagainst west")
        self.assertEqual([x for x, _ in first.collections[-1].get_offsets()], [6, 5])


if __name__ == "__main__":
    unittest.main()
