"""What scripts/compare_speed makes of times: intervals of the median, turns, benchmarks."""

import math
import unittest

from scipy import stats

import script

compare_speed = script.load("compare_speed")


class MedianInterval(unittest.TestCase):
    def test_known_ranks(self):
        # Two-sided sign test at 5 %: ranks of tables, e.g. Conover (1999), appendix A3.
        for n, rank in ((6, 1), (8, 1), (9, 2), (12, 3), (15, 4), (20, 6), (25, 8)):
            low, high = compare_speed.median_interval(range(1, n + 1))
            self.assertEqual((low, high), (rank, n + 1 - rank), n)

    def test_it_is_the_narrowest_that_covers(self):
        for n in range(6, 60):
            low, _ = compare_speed.median_interval(range(1, n + 1), confidence=0.9)
            missed = 2 * stats.binom.cdf([low - 1, low], n, 0.5)
            self.assertLessEqual(missed[0], 0.1)
            self.assertGreater(missed[1], 0.1)

    def test_order_does_not_matter(self):
        self.assertEqual(compare_speed.median_interval([3, 1, 6, 2, 5, 4]), (1, 6))

    def test_five_values_are_too_few(self):
        self.assertTrue(all(math.isnan(end) for end in compare_speed.median_interval([1, 2, 3, 4, 5])))


class Turns(unittest.TestCase):
    def test_each_goes_first_every_other_time(self):
        order = []
        results = compare_speed.run_in_turns(lambda: order.append("b") or {"x": 2.0},
                                             lambda: order.append("c") or {"x": 1.0, "new": 1.0}, 3)
        self.assertEqual("".join(order), "bccbbc")
        self.assertEqual(compare_speed.ratios_by_name(results), {"x": [0.5, 0.5, 0.5]})

    def test_report(self):
        results = [({"night": 2.0}, {"night": 2.0 + 0.1 * k}) for k in range(-3, 4)]
        self.assertEqual(compare_speed.report(results, "v1").splitlines()[-1], "night   1.000  0.850 to 1.150")

    def test_aggregates_are_no_benchmarks(self):
        text = ('{"benchmarks": [{"name": "a/1", "run_type": "iteration", "cpu_time": 2.5},'
                ' {"name": "a_BigO", "run_type": "aggregate", "cpu_coefficient": 1.0}]}')
        self.assertEqual(compare_speed.times_in_json(text), {"a/1": 2.5})


if __name__ == "__main__":
    unittest.main()
