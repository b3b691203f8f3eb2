"""How unlikely a difference of two estimates is, as z: of means, of proportions, of counts where events are few."""

import math

from scipy.stats import binomtest, norm

FEW = 40  # events below which counts are compared exactly


def z_of_counts(a, n_a, b, n_b):
    """z of the exact test that a and b are Poisson counts of one rate over n_a and n_b trials."""
    a, b = round(a), round(b)
    if a + b == 0:
        return 0.0
    p = binomtest(a, a + b, n_a / (n_a + n_b)).pvalue
    sign = 1.0 if a * n_b > b * n_a else -1.0
    return sign * norm.isf(min(1.0, max(p, 1e-300)) / 2.0)


def milder(z, other):
    return z if abs(z) <= abs(other) else other


def z_of_means(a, se_a, n_a, b, se_b, n_b, pooled):
    difference = a - b
    se_a, se_b = (0.0 if e < 1e-12 * abs(m) else e for e, m in ((se_a, a), (se_b, b)))  # rounding of a constant
    se = math.hypot(se_a, se_b)
    if pooled:
        se = math.sqrt(((se_a * n_a) ** 2 + (se_b * n_b) ** 2) / (n_a * n_b))
    if abs(difference) <= 1e-6 * max(1.0, abs(a), abs(b)):  # as exact as served load, and energy in whole watt-hours
        return 0.0
    z = difference / se if se > 0.0 else math.copysign(math.inf, difference)
    if 0.0 in (se_a, se_b) and se > 0.0:  # one side saw nothing vary: how many events is the difference?
        seen, unseen = (n_a, n_b) if se_a > 0.0 else (n_b, n_a)
        size = max(se_a, se_b) ** 2 * seen / abs(difference)
        return milder(z, math.copysign(z_of_counts(abs(difference) * seen / size, seen, 0, unseen), difference))
    size = event_size(a, se_a, n_a, b, se_b, n_b)
    if size > 0.0 and min(abs(a) * n_a, abs(b) * n_b) < FEW * size:
        return milder(z, z_of_counts(abs(a) * n_a / size, n_a, abs(b) * n_b / size, n_b))
    return z


def event_size(a, se_a, n_a, b, se_b, n_b):
    """How much one event adds, were the figure a sum of rare events: E x^2 / E x (1 for what happens once or not)."""
    square = sum((se * n) ** 2 + n * m * m for m, se, n in ((a, se_a, n_a), (b, se_b, n_b)))
    total = abs(a) * n_a + abs(b) * n_b
    return square / total if total > 0.0 else 0.0


def z_of_proportions(p, n_p, q, n_q):
    pooled = (p * n_p + q * n_q) / (n_p + n_q)
    if p == q:
        return 0.0
    z = (p - q) / math.sqrt(pooled * (1.0 - pooled) * (1.0 / n_p + 1.0 / n_q))
    for a, b in ((p, q), (1.0 - p, 1.0 - q)):
        if min(a * n_p, b * n_q) < FEW:
            z = milder(z, math.copysign(z_of_counts(a * n_p, n_p, b * n_q, n_q), z))
    return z
