"""What comes in over time: stocks, depots, spares, units. initial + integral of a rate that is constant in steps."""

import math

WHOLE_TOLERANCE = 1e-6


class Inflow:
    def __init__(self, initial, steps):
        """`initial` a parameter; `steps` (from, parameter of the rate) in order of time, the first from 0."""
        self.initial, self.steps = initial, steps

    def pieces(self):
        """(from, until, rate) of each step."""
        ends = [begin for begin, _ in self.steps[1:]] + [math.inf]
        return [(begin, end, rate.value) for (begin, rate), end in zip(self.steps, ends)]

    def amount(self, time):
        return self.initial.value + sum(rate * (min(time, end) - begin)
                                        for begin, end, rate in self.pieces() if time > begin)

    def whole(self, time):
        """What is there, in whole numbers, if nothing was taken."""
        return math.floor(self.amount(time) + WHOLE_TOLERANCE)

    def time_of(self, number):
        """When that many have come in: the first time at which the amount + 1e-6 reaches the number; inf if never."""
        missing = number - WHOLE_TOLERANCE - self.initial.value
        if missing <= 0.0:
            return 0.0
        for begin, end, rate in self.pieces():
            if rate > 0.0 and rate * (end - begin) >= missing:
                return begin + missing / rate
            if rate > 0.0:
                missing -= rate * (end - begin)
        return math.inf
