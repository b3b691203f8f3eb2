"""Draws the figures of small study folders through scripts/plot, as a user does."""

import itertools
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

PLOT = Path(__file__).resolve().parents[1] / "plot"
sys.path.insert(0, str(PLOT.with_name("plots")))

import bands  # noqa: E402
import bound  # noqa: E402
import comparison  # noqa: E402
import curves  # noqa: E402
import frontier  # noqa: E402
import heat  # noqa: E402
import measures  # noqa: E402
import next_purchases  # noqa: E402
import plan_tables  # noqa: E402
import posterior  # noqa: E402
import purchases  # noqa: E402
import rare  # noqa: E402
import search  # noqa: E402
import selection  # noqa: E402
import sensitivity  # noqa: E402
import style  # noqa: E402
import tuning  # noqa: E402
from loader import Study  # noqa: E402

POINTS = """point,replicate,drones,"policy, all",metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials
0,0,10,greedy,leakage,all,0.1,0.01,0.08,0.12,0,0.1,0.3,100
1,0,10,other,leakage,all,0.2,0.01,0.18,0.22,0,0.1,0.3,100
2,0,20,greedy,leakage,all,0.3,0.01,0.28,0.32,0,0.1,0.3,100
3,0,20,other,leakage,all,,,,,,,,100
"""
DIFFERENCES = """point,replicate,drones,"policy, all",metric,group,baseline_mean,difference,stderr,ci_low,ci_high,\
variance_reduction,trials
1,0,10,other,leakage,all,0.1,0.1,0.01,0.08,0.12,2.5,100
3,0,20,other,leakage,all,0.3,,,,,,100
"""
CURVE = """path,value,unit,second_path,second_value,metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials
raid.a.count,10,,,,leakage,all,0.1,0.01,0.08,0.12,0,0.1,0.3,100
raid.a.count,20,,,,leakage,all,0.3,0.01,0.28,0.32,0,0.1,0.3,100
"""
CROSSING = """path,unit,second_path,second_value,metric,group,relation,level,crossing,ci_low,ci_high,assured,\
confidence,direction,crossings,trials
raid.a.count,,,,leakage,all,>=,0.2,15,14,,,0.975,rising,1,100
"""
SENSITIVITY = """rank,what,of,amount,metric,group,avoided,stderr,ci_low,ci_high,avoided_per_unit,variance_reduction,\
extra_cost,extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,leakers_avoided_ci_low,leakers_avoided_ci_high,trials
1,battery,north,1,leakage,all,0.1,0.01,0.08,0.12,0.1,2,3,2.5,3.5,4,3.8,4.2,100
2,second of warning,,1,leakage,all,0,0,0,0,0,,0,0,0,0,0,0,100
"""
COMPARISON = """scenario,reference,metric,group,mean,stderr,reference_mean,reference_stderr,difference,difference_stderr,\
ci_low,ci_high,variance_reduction,trials
b.yaml,a.yaml,leakage,all,0.1,0.01,0.2,0.01,-0.1,0.01,-0.12,-0.08,2,100
c.yaml,a.yaml,leakage,all,0.2,0.01,0.2,0.01,0,0,0,0,,100
b.yaml,a.yaml,leakers,all,4,0.1,8,0.1,-4,0.1,-4.2,-3.8,2,100
c.yaml,a.yaml,leakers,all,8,0.1,8,0.1,0,0,0,0,,100
"""
SELECTION = """rank,scenario,verdict,dropped_by,metric,group,trials,mean,stderr,ci_low,ci_high,difference,\
difference_stderr,difference_ci_low,difference_ci_high,equal_allocation
1,b.yaml,selected,,leakage,all,640,0.1,0.01,0.08,0.12,0,0,0,0,900
2,a.yaml,dropped,b.yaml,leakage,all,128,0.2,0.01,0.18,0.22,0.1,0.01,0.08,0.12,900
"""
SOBOL = """rank,input,metric,group,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high,mean,\
standard_deviation,rows,trials
1,systems.sam.pk.drone,leakage,all,0.7,0.6,0.8,0.9,0.8,1,0.2,0.05,100,50
2,raid.drones.count,leakage,all,0.1,,,0.3,,,0.2,0.05,100,50
"""
FRONTIER = """budget,cost,raid,metric,group,mean,stderr,ci_low,ci_high,gain,gain_stderr,gain_ci_low,gain_ci_high,\
relation,level,holds,trials
0,0,,leakers,all,20,0.1,19.8,20.2,0,0,0,0,,,,100
0,0,,leakage,all,0.5,0.01,0.48,0.52,,,,,<=,0.3,no,100
10,9,,leakers,all,12,0.1,11.8,12.2,8,0.05,7.9,8.1,,,,100
10,9,,leakage,all,0.3,0.01,0.28,0.32,,,,,<=,0.3,unsure,100
"""
PURCHASES = """budget,item,option,site,number,cost_of_one,cost
10,guns@hill,guns,hill,2,3,6
10,crew,crew,,1,3,3
"""
MARGINAL = """budget,item,bought,buys,cost,raid,metric,group,gain,stderr,ci_low,ci_high,gain_per_cost,\
gain_per_cost_ci_low,gain_per_cost_ci_high,trials
0,guns@hill,0,+ guns@hill,3,,leakers,all,3,0.1,2.8,3.2,1,0.93,1.07,100
0,crew,0,+ crew,3,,leakers,all,0,0.1,-0.2,0.2,0,-0.07,0.07,100
10,crew,1,+ crew,3,,leakers,all,1,0.1,0.8,1.2,0.33,0.27,0.4,100
"""

CHOICES = """budget,cost,objective,plan,method,plans,decided,swaps,swap_gain_at_most,within,confidence,no_better_swap,\
nearest_swap,better_swap,trials
0,0,{objective},nothing,search,1,yes,0,0,0.1,0.9,yes,,,100
10,9,{objective},2 guns,search,4,yes,3,0.1,0.1,0.9,yes,,,100
"""

RARE = """event,method,reported,probability,stderr,ci_low,ci_high,trials,replications,gain
effective_hits:plant >= 6,splitting,no,2e-7,1e-8,1.5e-7,2.6e-7,40000,16,500
effective_hits:plant >= 6,importance,yes,2.1e-7,1e-9,2.0e-7,2.2e-7,9000,,20000
"""
STRATA = """least_down,most_down,probability,conditional,part,levels
0,1,0.96,1e-7,9.6e-8,4
2,2,0.04,2.8e-6,1.1e-7,3
"""
PORTRAIT = """what,of,plain,given,z
down,north,0.1,0.8,2.3
kill_share,drone,0.7,0.4,-1.9
aimed,plant,20,21,0.2
"""
BOUND = """metric,group,policy,policy_stderr,policy_ci_low,policy_ci_high,bound,bound_stderr,bound_ci_low,bound_ci_high,gap,gap_stderr,\
gap_ci_low,gap_ci_high,gap_share,trials
leakers,all,10,0.1,9.8,10.2,9,0.1,8.8,9.2,1,0.02,0.96,1.04,0.1,100
leakage,all,0.25,0.01,0.23,0.27,0.225,0.01,0.2,0.25,0.025,0.02,-0.01,0.06,0.1,100
"""

POLICIES = """scenario,leakers,leakers_stderr,leakers_ci_low,leakers_ci_high,bound,bound_stderr,bound_ci_low,bound_ci_high,gap,\
gap_stderr,gap_ci_low,gap_ci_high,gap_share,closed,closed_ci_low,closed_ci_high,trials
greedy.yaml,20,0.2,19.6,20.4,15,0.2,14.6,15.4,5,0.1,4.8,5.2,0.25,0,,,100
sparing.yaml,18,0.2,17.6,18.4,15,0.2,14.6,15.4,3,0.1,2.8,3.2,0.17,0.4,0.36,0.44,100
"""
TUNING = """factor,path,value,label,before,before_stderr,before_ci_low,before_ci_high,after,after_stderr,after_ci_low,after_ci_high,\
difference,difference_stderr,difference_ci_low,difference_ci_high
reserve,systems.sam.reserve,4,4,20,0.2,19.6,20.4,18,0.2,17.6,18.4,-2,0.1,-2.2,-1.8
salvo,systems.sam.doctrine.default.shots,1,one,20,0.2,19.6,20.4,18,0.2,17.6,18.4,-2,0.1,-2.2,-1.8
"""
POSTERIOR = """parameter,prior_mean,prior_sd,prior_p05,prior_p10,prior_p50,prior_p90,prior_p95,mean,mean_stderr,sd,p05,p10,p50,p90,\
p95,shrinkage
systems.sam.rounds,10,8,0,1,10,20,23,9,0.1,7,0,1,9,19,22,0.05
"""
BANDS = """band,family,figure,launched,low,high,prior,posterior,stderr,multiplier,missed
drones,drone,mean,450,0.06,0.075,0.09,0.07,0.001,-0.4,0
drones,drone,p10,450,0.04,0.04,0.02,0.03,0.002,0.3,0.02
cruise,cruise,p90,28,0.33,0.4,0.39,0.39,0.002,0,0
"""


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


class StudyPlots(unittest.TestCase):
    def setUp(self):
        style.set_up()
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def put(self, **tables):
        for name, text in tables.items():
            (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
        manifest = {"program": "bulwark", "name": "A study", "trials": 100, "seed": 1}
        (self.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    def plot(self, *more):
        return subprocess.run([PLOT, self.folder, *more], capture_output=True, text=True, check=False)

    def drawn(self):
        return sorted(path.name for path in (self.folder / "plots").glob("*.png"))

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

    def test_searches_and_rankings_have_their_figure(self):
        self.put(curve=CURVE, crossing=CROSSING, sensitivity=SENSITIVITY, sobol=SOBOL)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["crossing.png", "sensitivity.png", "sobol.png"])

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

    def test_comparisons_have_their_figures(self):
        self.put(comparison=COMPARISON)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["comparison.png"])
        self.put(selection=SELECTION)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["comparison.png", "selection.png"])

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

    def test_a_rare_event_has_its_probability_and_its_portrait(self):
        self.put(rare=RARE, strata=STRATA, portrait=PORTRAIT)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["portrait.png", "rare.png"])

    def test_the_reported_method_stands_out_and_parts_are_of_the_whole(self):
        self.put(rare=RARE, strata=STRATA)
        methods, strata = rare.probability(Study(self.folder)).axes
        self.assertEqual([round(part, 3) for part in methods.collections[-1].get_facecolors()[1][:3]], [0.0, 0.447, 0.698])
        self.assertEqual(methods.get_xscale(), "linear")
        self.assertIn("trials: 40,000 of splitting, 9,000 of importance sampling", methods.figure.texts[1].get_text())
        self.assertAlmostEqual(sum(bar.get_width() for bar in strata.patches), 1.0)

    def test_a_portrait_has_the_traits_that_differ_the_largest_first(self):
        self.put(rare=RARE, portrait=PORTRAIT)
        axes = rare.portrait(Study(self.folder)).axes[0]
        self.assertEqual([label.get_text() for label in axes.get_yticklabels()],
                         ["down: north", "rounds that kill, of those that meet a live drone"])
        self.assertIn("10 % → 80 %", [text.get_text() for text in axes.texts])

    def test_a_bound_says_what_could_be_saved_at_most(self):
        self.put(bound=BOUND)
        leakers, leakage = bound.draw(Study(self.folder)).axes
        self.assertEqual(leakers.get_title(loc="left"), "Leakers: at most 1.04 threats could be saved (estimate 1, 10 %)")
        self.assertEqual(leakage.get_title(loc="left"), "Leakage: no better allocation can be told apart from this one")

    def test_policies_stand_between_the_first_and_the_bound(self):
        self.put(comparison=COMPARISON, policies=POLICIES)
        (axes,) = bound.policies(Study(self.folder)).axes
        self.assertEqual([text.get_text() for text in axes.texts], ["20, bound 15   closed 0 %", "18, bound 15   closed 40 %"])

    def test_what_has_another_bound_stands_in_a_panel_of_its_own(self):
        other = POLICIES.splitlines()[2].replace("sparing", "channels").replace(",15,0.2,14.6,15.4", ",9,0.2,8.6,9.4")
        self.put(comparison=COMPARISON, policies="\n".join([*POLICIES.splitlines()[:2], other.replace(",0.4,0.36,0.44", ",,,"),
                                                            POLICIES.splitlines()[2], ""]))
        first, apart = bound.policies(Study(self.folder)).axes
        self.assertEqual([ax.get_title(loc="left") for ax in (first, apart)],
                         ["The same defence: no allocation comes below 15 (95 %: 14.6 to 15.4)",
                          "Another defence, with a bound of its own: 9 (95 %: 8.60 to 9.40)"])
        self.assertEqual([label.get_text() for ax in (first, apart) for label in ax.get_yticklabels()],
                         ["greedy.yaml", "sparing.yaml", "channels.yaml"])
        self.assertEqual(first.get_xlim(), apart.get_xlim())

    def test_published_bands_have_a_panel_each_with_before_and_after(self):
        self.put(posterior=POSTERIOR, bands=BANDS)
        self.assertEqual(self.plot().stderr, "")
        self.assertEqual(self.drawn(), ["bands.png", "posterior.png"])
        drones, cruise = bands.draw(Study(self.folder)).axes
        self.assertEqual([ax.get_title(loc="left") for ax in (drones, cruise)],
                         ["drones: reports of 450 launched", "cruise: reports of 28 launched"])
        self.assertEqual([label.get_text() for label in drones.get_yticklabels()], ["mean over nights", "10 % of nights below"])
        self.assertEqual([text.get_text() for text in drones.texts], ["asked 6 to 7.5 %:  9 → 7 %", "asked 4 %:  2 → 3 %"])
        after = [line for line in drones.lines if line.get_marker() == "D"]
        self.assertEqual([line.get_color() for line in after], [style.BLUE, style.VERMILION])

    def test_a_record_that_no_draw_can_have_made_has_no_posterior(self):
        head, row = POSTERIOR.splitlines()
        self.put(posterior=f"{head}\n{row.replace('9,0.1,7,0,1,9,19,22,0.05', ',,,,,,,,')}\n")
        axes = posterior.parameters(Study(self.folder)).axes[0]
        self.assertEqual([label.get_text() for label in axes.get_yticklabels()], ["systems.sam.rounds  (no posterior)"])
        self.assertEqual([text.get_text() for text in axes.get_legend().get_texts()], ["prior"])

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

    def test_an_unknown_metric_is_named_with_those_that_are_there(self):
        self.put(points=POINTS)
        done = self.plot("--only", "leakers:all")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "plot: no metric leakers:all here; there are: leakage:all\n"))


if __name__ == "__main__":
    unittest.main()
