"""Intervals that no table has."""

import numpy as np

import style


def wilson(successes, trials):
    """Bounds of Wilson's 95 % interval (1927) of shares of independent trials."""
    share, z = np.asarray(successes, float) / trials, style.HALF_95
    scale = 1.0 + z * z / trials
    middle = (share + z * z / (2.0 * trials)) / scale
    half = z * np.sqrt(share * (1.0 - share) / trials + z * z / (4.0 * trials * trials)) / scale
    return np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)
