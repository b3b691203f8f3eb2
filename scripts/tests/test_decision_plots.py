"""The figures of rare events, of bounds, and of what a record says."""

import unittest

from plot_case import PlotCase
from study_tables import BANDS, BOUND, COMPARISON, POLICIES, PORTRAIT, POSTERIOR, RARE, STRATA

import bands
import bound
import posterior
import rare
import style
from loader import Study


class DecisionPlots(PlotCase):
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


if __name__ == "__main__":
    unittest.main()
