"""The figures of searches: for a crossing, for frontiers of it, and for levels of a policy."""

import unittest

from plot_case import PlotCase
from study_tables import CROSSING, CURVE, TUNING

import frontier
import search
import tuning
from loader import Study


class SearchPlots(PlotCase):
    def test_a_crossing_is_written(self):
        self.put(curve=CURVE, crossing=CROSSING)
        axes = search.draw(Study(self.folder)).axes[0]
        self.assertEqual(axes.get_legend().get_texts()[0].get_text(), "crossed at 15 [14, not known]")
        self.assertEqual(axes.texts[0].get_text(), "level 20 %")

    def test_a_level_that_the_estimate_does_not_reach_may_be_crossed(self):
        head, row = CROSSING.splitlines()
        uncrossed = row.replace(",0.2,15,14,,,0.975,rising,1,", ",LEVEL,,LOW,,,0.975,never,0,")
        for level, low, told in ((0.31, "16", "not crossed: holds nowhere by the estimate, may be crossed [16, outside]"),
                                 (0.4, "", "not crossed: holds nowhere")):
            self.put(curve=CURVE, crossing=f"{head}\n{uncrossed.replace('LEVEL', str(level)).replace('LOW', low)}\n")
            axes = search.draw(Study(self.folder)).axes[0]
            self.assertEqual(axes.get_legend().get_texts()[0].get_text(), told)
            shaded = [tuple(patch.get_extents().transformed(axes.transData.inverted()).intervalx) for patch in axes.patches]
            self.assertEqual([tuple(map(round, ends)) for ends in shaded], [(16, 20)] if low else [])

    def test_two_crossings_make_a_frontier(self):
        row = CROSSING.splitlines()[1].replace("raid.a.count,,,", "raid.a.count,,systems.s.rounds,8")
        self.put(curve=CURVE.replace("raid.a.count,10,,,", "raid.a.count,10,,systems.s.rounds,8"),
                 crossing="\n".join([CROSSING.splitlines()[0], row, row.replace(",8,", ",16,").replace("15", "18"), ""]))
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["crossing.png", "frontier.png"])

    def frontier_of(self, *values):
        row = CROSSING.splitlines()[1].replace("raid.a.count,,,", "raid.a.count,,systems.s.reaction,VALUE")
        self.put(curve=CURVE, crossing="\n".join([CROSSING.splitlines()[0], *(row.replace("VALUE", value) for value in values), ""]))
        return frontier.draw(Study(self.folder)).axes[0]

    def test_a_frontier_goes_by_its_numbers_in_their_order(self):
        ax = self.frontier_of("12 s", "5 s", "8 s")
        self.assertEqual(list(ax.lines[0].get_xdata()), [5, 8, 12])
        self.assertEqual(ax.get_xlabel(), "systems.s.reaction (s)")

    def test_values_in_several_units_have_no_place_on_an_axis_of_numbers(self):
        ax = self.frontier_of("5 s", "0.2 min", "8 s")
        self.assertEqual([label.get_text() for label in ax.get_xticklabels()], ["5 s", "0.2 min", "8 s"])
        self.assertEqual((list(ax.lines[0].get_xdata()), ax.lines[0].get_linewidth()), ([0, 1, 2], 0))
        self.assertEqual(ax.get_xlabel(), "systems.s.reaction")

    def test_a_search_for_levels_tells_before_and_after(self):
        self.put(tuning=TUNING)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["tuning.png"])
        study = Study(self.folder)
        study.manifest["command_line"] = ["bulwark", "tune", "a.yaml", "--least", "leakers"]
        top, levels = tuning.draw(study).axes
        self.assertEqual(top.get_title(loc="left"), "changed by −2 [−2.20, −1.80] threats a trial")
        self.assertEqual([text.get_text() for text in levels.texts], ["4", "one (1)"])

    def test_a_search_against_an_event_shows_shares_of_the_trials(self):
        head, row = TUNING.splitlines()[:2]
        self.put(tuning="\n".join([head, row.replace("20,0.2,19.6,20.4,18,0.2,17.6,18.4,-2,0.1,-2.2,-1.8",
                                                              "0.1,0.03,0.055,0.174,0,0,0,0.037,-0.1,0.03,-0.16,-0.04"), ""]))
        study = Study(self.folder)
        study.manifest["command_line"] = ["bulwark", "tune", "a.yaml", "--least", "event:many"]
        top = tuning.draw(study).axes[0]
        self.assertEqual(top.get_title(loc="left"), "changed by −10 [−16, −4] points")
        self.assertEqual([text.get_text() for text in top.texts], ["10 %", "0 %"])
        (_, before), (low, after) = [sorted(x for x, _ in segment) for segment in top.collections[-1].get_segments()]
        self.assertEqual(low, 0)  # Wilson's: nothing seen in 100 trials is not nothing for certain
        self.assertAlmostEqual(after, 0.037, 3)
        self.assertAlmostEqual(before, 0.174, 3)

    def test_a_frontier_says_where_it_is_not_crossed(self):
        row = CROSSING.splitlines()[1].replace("raid.a.count,,,", "raid.a.count,,systems.s.rounds,8")
        never = row.replace(",8,", ",4,").replace(",15,14,,,0.975,rising,1,", ",,,,,0.975,never,0,")
        self.put(curve=CURVE, crossing="\n".join([CROSSING.splitlines()[0], never, row, row.replace(",8,", ",16,"), ""]))
        texts = " ".join(text.get_text() for text in frontier.draw(Study(self.folder)).texts)
        self.assertIn("The condition holds above the line. It holds nowhere at 4.", texts)

    def test_a_frontier_says_where_it_may_be_crossed(self):
        row = CROSSING.splitlines()[1].replace("raid.a.count,,,", "raid.a.count,,systems.s.rounds,8")
        unsure = row.replace(",8,", ",4,").replace(",0.2,15,14,,,0.975,rising,1,", ",0.2,,14,,,0.975,never,0,")
        curve = CURVE.replace(",,,,leakage", ",,systems.s.rounds,4,leakage").replace("0.3,0.01,0.28,0.32", "0.19,0.01,0.17,0.21")
        self.put(curve=curve, crossing="\n".join([CROSSING.splitlines()[0], unsure, row, row.replace(",8,", ",16,"), ""]))
        texts = " ".join(text.get_text() for text in frontier.draw(Study(self.folder)).texts).replace("\n", " ")
        self.assertIn("By the estimate it holds nowhere at 4, where it may be crossed.", texts)


if __name__ == "__main__":
    unittest.main()
