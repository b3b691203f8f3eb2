"""Where a saturation curve bends."""

import numpy as np

LEAST_BEND = 0.1  # of the curve's height: what is flatter has no knee to speak of


def knee_of(x, mean, ci_low, ci_high):
    """The x of the point that lies farthest below the straight line between the ends of a curve, or None.

    Both axes count from end to end (Satopää and others 2011, "Finding a Kneedle in a haystack"). A curve of fewer than
    four points has no knee, nor has one that bends less than a tenth of its height or than its intervals explain, nor
    one that falls and rises: the bottom of a U is a best value, not a knee.
    """
    order = np.argsort(np.asarray(x, float))
    x, mean, ci_low, ci_high = (np.asarray(values, float)[order] for values in (x, mean, ci_low, ci_high))
    known = np.isfinite(x) & np.isfinite(mean)
    x, mean, half = x[known], mean[known], np.nan_to_num((ci_high - ci_low)[known] / 2)
    if len(x) < 4 or x[0] == x[-1] or _turns(mean, half):
        return None
    along = (x - x[0]) / (x[-1] - x[0])
    below = mean[0] + along * (mean[-1] - mean[0]) - mean
    chance = np.sqrt(half**2 + ((1 - along) * half[0])**2 + (along * half[-1])**2)
    at = int(np.argmax(below))
    is_bend = below[at] > max(chance[at], LEAST_BEND * np.ptp(mean))
    return float(x[at]) if is_bend and 0 < at < len(x) - 1 else None


def _turns(mean, half):
    """Whether the least value lies below both ends by more than a tenth of the height and than the intervals explain."""
    least = int(np.argmin(mean))
    return all(mean[end] - mean[least] > max(LEAST_BEND * np.ptp(mean), np.hypot(half[end], half[least]))
               for end in (0, -1))
