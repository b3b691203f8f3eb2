"""Dimensioned values and distributions of the scenario format, as text from YAML to SI numbers.

Every scalar arrives as a string (yaml.BaseLoader), so no YAML 1.1 surprise changes a number.
"""

import math

UNITS = {
    "length": {"m": 1.0, "km": 1000.0},
    "time": {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0},
    "speed": {"m/s": 1.0, "km/h": 1000.0 / 3600.0},
    "area": {"m^2": 1.0},
    "angle": {"deg": math.pi / 180.0, "rad": 1.0},
    "rate": {"/s": 1.0, "/min": 1.0 / 60.0, "/h": 1.0 / 3600.0, "/d": 1.0 / 86400.0},
    "power": {"MW": 1.0, "kW": 1e-3, "GW": 1e3, "W": 1e-6},
}


def number(text, dimension):
    """A number in SI units (power in MW). `dimension` may also be plain, probability or count."""
    text = str(text).strip()
    if dimension == "probability" and text.endswith("%"):
        return float(text[:-1]) / 100.0
    if dimension in ("plain", "probability"):
        return float(text)
    if dimension == "count":
        return float(text)
    value, unit = text.split(None, 1)
    return float(value) * UNITS[dimension][unit.strip()]


def standard_normal_tail(x):
    return 0.5 * math.erfc(x / math.sqrt(2.0))


class Distribution:
    """One of the distributions of the format. `low` and `high` bound a value by drawing again outside."""

    def __init__(self, tree, dimension, low=0.0, high=math.inf):
        (self.kind, arguments), = tree.items()
        self.low, self.high = low, high
        read = lambda text: number(text, dimension)
        if self.kind == "lognormal":
            self.a = [read(arguments["median"]), float(arguments["sigma"])]
        elif self.kind == "gamma":
            self.a = [read(arguments["mean"]), float(arguments["cv"])]
        elif self.kind in ("exponential", "poisson"):
            self.a = [read(arguments)]
        elif self.kind == "beta":
            self.a = [float(x) for x in arguments]
        elif self.kind == "binomial":
            self.a = [int(arguments[0]), number(arguments[1], "probability")]
        elif self.kind in ("uniform", "triangular", "normal", "uniform_int", "empirical"):
            self.a = [read(x) for x in arguments]
        else:
            raise ValueError("unknown distribution " + self.kind)

    def draw_once(self, rng):
        a = self.a
        if self.kind == "uniform":
            return rng.uniform(a[0], a[1])
        if self.kind == "triangular":
            return rng.triangular(a[0], a[1], a[2])
        if self.kind == "normal":
            return rng.normal(a[0], a[1])
        if self.kind == "lognormal":
            return a[0] * math.exp(a[1] * rng.standard_normal())
        if self.kind == "exponential":
            return a[0] * rng.standard_exponential()
        if self.kind == "gamma":
            return rng.gamma(1.0 / a[1] ** 2, a[0] * a[1] ** 2)
        if self.kind == "beta":
            return rng.beta(a[0], a[1])
        if self.kind == "poisson":
            return float(rng.poisson(a[0]))
        if self.kind == "binomial":
            return float(rng.binomial(a[0], a[1]))
        if self.kind == "uniform_int":
            return float(rng.integers(int(a[0]), int(a[1]), endpoint=True))
        return a[rng.integers(len(a))]

    def draw(self, rng):
        while True:
            value = self.draw_once(rng)
            if self.low <= value <= self.high:
                return float(value)

    def mean(self):
        """Mean of what `draw` returns; the normal is the one that drawing again below 0 shifts."""
        a = self.a
        if self.kind == "uniform" or self.kind == "uniform_int":
            return 0.5 * (a[0] + a[1])
        if self.kind == "triangular":
            return (a[0] + a[1] + a[2]) / 3.0
        if self.kind == "normal":
            if a[1] == 0.0 or self.low == -math.inf:
                return a[0]
            z = (self.low - a[0]) / a[1]
            density = math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
            return a[0] + a[1] * density / standard_normal_tail(z)
        if self.kind == "lognormal":
            return a[0] * math.exp(0.5 * a[1] ** 2)
        if self.kind in ("exponential", "poisson", "gamma"):
            return a[0]
        if self.kind == "beta":
            return a[0] / (a[0] + a[1])
        if self.kind == "binomial":
            return a[0] * a[1]
        return sum(a) / len(a)


class Scalar:
    """A parameter that is a number in any one trial; `uncertain` may draw it anew for each trial."""

    def __init__(self, text, dimension):
        self.dimension = dimension
        self.distribution = Distribution(text, dimension) if isinstance(text, dict) else None
        self.value = None if self.distribution else self.rounded(number(text, dimension))

    def rounded(self, value):
        return max(0, math.floor(value + 0.5)) if self.dimension == "count" else value

    def uncertain_distribution(self, tree):
        return Distribution(tree, self.dimension, 0.0, 1.0 if self.dimension == "probability" else math.inf)

    def set(self, value):
        self.distribution = None
        self.value = self.rounded(value)

    def draw(self, rng):
        return self.rounded(self.distribution.draw(rng)) if self.distribution else self.value


class Duration:
    """A time that is constant or drawn anew each time; `set` scales it to a mean drawn for the trial."""

    dimension = "time"

    def __init__(self, text):
        self.distribution = Distribution(text, "time") if isinstance(text, dict) else None
        self.constant = None if self.distribution else number(text, "time")
        self.scale = 1.0

    def uncertain_distribution(self, tree):
        return Distribution(tree, "time")

    def set(self, mean):
        if self.distribution:
            self.scale = mean / self.distribution.mean()
        else:
            self.constant = mean

    def draw(self, rng):
        return self.scale * self.distribution.draw(rng) if self.distribution else self.constant

    def mean(self):
        return self.scale * self.distribution.mean() if self.distribution else self.constant
