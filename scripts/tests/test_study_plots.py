"""The figures of sweeps, comparisons and rankings, drawn from small tables made by hand."""

import itertools
import unittest

import numpy as np

from plot_case import PlotCase
from study_tables import COMPARISON, DIFFERENCES, POINTS, SELECTION, SENSITIVITY, SOBOL

import comparison
import curves
import heat
import measures
import selection
import sensitivity
from loader import Study


class StudyPlots(PlotCase):
    def test_a_sweep_has_curves_and_differences(self):
        self.put(points=POINTS, differences=DIFFERENCES)
        done = self.plot()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.drawn(), ["curve_leakage_all.png", "difference_leakage_all.png"])

    def test_bands_may_be_those_of_trials(self):
        self.put(points=POINTS)
        study = Study(self.folder)
        for of_trials, meaning, highest in ((False, "95 % intervals of the mean", 0.32), (True, "5–95 % of trials", 0.3)):
            figure = curves.draw(study, "leakage:all", of_trials)
            self.assertIn(meaning, figure.texts[2].get_text())
            reached = max(path.vertices[:, 1].max() for band in figure.axes[0].collections for path in band.get_paths()
                          if len(path.vertices))
            self.assertAlmostEqual(reached, highest)

    def test_a_difference_names_its_baseline_and_which_side_is_better(self):
        self.put(points=POINTS, differences=DIFFERENCES)
        figure = curves.differences(Study(self.folder), "leakage:all")
        self.assertEqual(figure.texts[0].get_text(), "Leakage: change from policy, all greedy")
        self.assertEqual(figure.axes[0].get_ylabel(), "change of leakage (points)")
        self.assertIn("worse ↑", [text.get_text() for text in figure.axes[0].texts])

    def test_no_ring_is_explained_where_none_is(self):
        self.put(points=POINTS)
        self.assertNotIn("Ring", curves.draw(Study(self.folder), "leakage:all").texts[2].get_text())

    def test_steps_without_effect_take_no_row(self):
        self.put(sensitivity=SENSITIVITY)
        figure = sensitivity.draw(Study(self.folder))
        self.assertEqual(len(figure.axes[0].get_yticks()), 1)
        self.assertIn("Without any effect: +1 s of warning.", figure.texts[2].get_text().replace("\n", " "))

    def test_cells_are_as_wide_as_their_steps(self):
        self.assertEqual(list(heat.edges(np.array([10.0, 20.0, 40.0]))), [5.0, 15.0, 30.0, 50.0])

    def test_labels_of_a_selection_are_whole(self):
        name = "cruise at = 220 min, ballistic at = 40 min, drones = 120"
        self.assertEqual(selection.label(name).replace("\n", " "), name)

    def test_two_metrics_have_parallel_coordinates(self):
        leakers = POINTS.replace("leakage,all", "leakers,all").partition("\n")[2]
        self.put(points=POINTS + leakers)
        done = self.plot()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("parallel.png", self.drawn())

    def test_points_drawn_at_random_have_a_panel_a_factor(self):
        rows = POINTS.replace('"policy, all"', "pk")
        for i, pk in enumerate(("0.2", "0.8", "0.5", "0.3")):
            rows = rows.replace(f"\n{i},0,{10 * (1 + i // 2)},{'other' if i % 2 else 'greedy'}", f"\n{i},0,{11 + i},{pk}")
        self.put(points=rows)
        self.assertEqual(self.plot().stderr, "")
        study = Study(self.folder)
        figure = curves.draw(study, "leakage:all")
        self.assertEqual([ax.get_xlabel() for ax in figure.axes], ["drones", "pk"])

    def test_replicates_are_put_together(self):
        again = "".join(f"{line.replace(',0,', ',1,', 1).replace(',0.1,0.01,0.08,0.12', ',0.2,0.01,0.16,0.23')}\n"
                        for line in POINTS.splitlines()[1:])
        self.put(points=POINTS + again)
        rows = measures.rows_of(Study(self.folder).points, "leakage:all")
        self.assertEqual(len(rows), 4)
        first = rows.iloc[0]
        self.assertAlmostEqual(first["mean"], 0.15)
        self.assertAlmostEqual(first["ci_low"], 0.15 - (0.02**2 + 0.04**2)**0.5 / 2)
        self.assertAlmostEqual(first["ci_high"], 0.15 + (0.02**2 + 0.03**2)**0.5 / 2)

    def test_more_lines_than_can_be_told_apart_stand_in_panels(self):
        head = POINTS.splitlines()[0].replace('"policy, all"', "truce,production,crews")
        rows = [f"{i},0,{drones},{truce},{production},{crews},leakage,all,0.{i + 10},0.01,0.1,0.3,0,0.1,0.3,100"
                for i, (crews, production, truce, drones) in enumerate(itertools.product(
                    ("few", "many"), ("half", "full"), ("none", "three weeks"), (10, 20)))]
        self.put(points="\n".join([head, *rows, ""]))
        figure = curves.draw(Study(self.folder), "leakage:all")
        self.assertEqual([ax.get_title(loc="left") for ax in figure.axes[:-1]],
                         [f"production {production}, crews {crews}" for crews in ("few", "many") for production in ("half", "full")])
        self.assertEqual([text.get_text() for text in figure.axes[-1].get_legend().get_texts()], ["truce none", "truce three weeks"])
        self.assertEqual([ax.get_ylim() for ax in figure.axes[:-1]], 4 * [figure.axes[0].get_ylim()])
        self.assertEqual(list(figure.axes[3].lines[1].get_ydata()), [0.24, 0.25])

    def test_what_nothing_changes_has_no_map_and_no_differences(self):
        rows = POINTS.replace("greedy", "1").replace("other", "2").replace(",,,,,,,,100", ",0.4,0.01,0.3,0.5,0,0,0,100")
        same = rows.replace("leakage,all,0.2,", "leakage,all,0.1,").replace("leakage,all,0.3,", "leakage,all,0.1,")
        self.put(points=same.replace("leakage,all,0.4,", "leakage,all,0.1,"),
                 differences=DIFFERENCES.replace("0.1,0.01,0.08,0.12", "0,0,0,0").replace("0.3,,,,,,", "0.1,0,0,0,0,,"))
        self.assertIsNone(heat.draw(Study(self.folder), "leakage:all"))
        self.assertIsNone(curves.differences(Study(self.folder), "leakage:all"))

    def test_the_knee_of_a_curve_is_in_its_legend(self):
        head, row = POINTS.splitlines()[:2]
        means = (0.0, 0.0, 0.01, 0.3, 0.6)
        rows = [row.replace("0,0,10,", f"{i},0,{10 * i},").replace("0.1,0.01,0.08,0.12", f"{mean},0,{mean},{mean}")
                for i, mean in enumerate(means)]
        self.put(points="\n".join([head, *rows, ""]))
        figure = curves.draw(Study(self.folder), "leakage:all")
        self.assertIn("knee at 20", figure.axes[0].get_legend().get_texts()[0].get_text())

    def test_two_numeric_factors_have_a_heat_map(self):
        rows = POINTS.replace("greedy", "1").replace("other", "2").replace(",,,,,,,,100", ",0.4,0.01,0.3,0.5,0,0,0,100")
        self.put(points=rows)
        self.assertEqual(self.plot().stderr, "")
        self.assertIn("heat_leakage_all.png", self.drawn())
        figure = heat.draw(Study(self.folder), "leakage:all")
        self.assertIn("Each cell is a design point", figure.texts[2].get_text().replace("\n", " "))
        self.assertEqual(figure.axes[-1].yaxis.get_major_formatter()(0.175, 0), "17.5")

    def test_rankings_have_their_figure(self):
        self.put(sensitivity=SENSITIVITY, sobol=SOBOL)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["sensitivity.png", "sobol.png"])

    def test_comparisons_have_their_figures(self):
        self.put(comparison=COMPARISON)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["comparison.png"])
        self.put(selection=SELECTION)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["comparison.png", "selection.png"])

    def test_a_second_of_warning_is_one_more(self):
        for (what, of, amount), told in ((("second of warning", "", 1), "+1 s of warning"), (("round a week", "sam", 4),
                                         "+4 rounds a week, sam"), (("channel", "sam", 1), "+1 channel, sam")):
            self.assertEqual(sensitivity.step({"what": what, "of": of, "amount": amount}), told)

    def test_causes_that_there_are_not_are_not_compared(self):
        rows = COMPARISON.splitlines()
        of_cause = [rows[3].replace("leakers", cause).replace(",4,0.1,8,", f",{means},") for cause, means in
                    (("channels", "1,0.1,2"), ("magazine", "0,0.1,1"), ("tracks", "0,0,0"))]
        self.put(comparison="\n".join([*rows, *of_cause, ""]))
        figure = comparison.draw(Study(self.folder))
        names = [label.get_text() for label in figure.axes[0].get_yticklabels() if label.get_text()]
        self.assertEqual(names, ["leakage", "leakers", "leaked for want of rounds", "leaked for want of channels"])

    def test_an_unknown_metric_is_named_with_those_that_are_there(self):
        self.put(points=POINTS)
        done = self.plot("--only", "leakers:all")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "plot: no metric leakers:all here; there are: leakage:all\n"))


if __name__ == "__main__":
    unittest.main()
