"""Routes, coverage and launch windows by brute force: dense sampling, then bisection of the edges."""

import math
from bisect import bisect_right

import numpy as np

TWO_K_RE = 2.0 * (4.0 / 3.0) * 6371e3
SAMPLES = 1500          # along a level route; the instants of closest approach are added, so nothing is missed
SAMPLES_BALLISTIC = 6000
TOLERANCE_S = 1e-6      # of membership in a launch window
END_ALONE_M = 0.01      # a meeting is before the end of the route: what begins nearer to it is the end itself, rounded


def one_instant(time):
    """Edges of routes that share a leg are one instant, though they were bisected from other samples."""
    return round(time * 2.0 ** 24) / 2.0 ** 24


def bisect(inside, t_in, t_out):
    """The last time on the way from t_in (inside) to t_out (outside) that is still inside."""
    while abs(t_out - t_in) > 1e-10:
        middle = 0.5 * (t_in + t_out)
        if middle in (t_in, t_out):
            break
        if inside(middle):
            t_in = middle
        else:
            t_out = middle
    return t_in


class Route:
    """The polyline origin, waypoints, target at constant ground speed; position as a function of path time."""

    def __init__(self, salvo, lane, target):
        points = [np.array(p) for p in [salvo.origin] + salvo.via]
        ahead = (points + [np.array(target)])[1] - points[0]
        left = np.array([-ahead[1], ahead[0]]) / math.hypot(*ahead)
        shift = (lane - (salvo.lanes - 1) / 2.0) * salvo.lane_spacing * left
        points = np.array([p + shift for p in points] + [np.array(target)])
        lengths = np.hypot(*np.diff(points, axis=0).T)
        self.points, self.type = points, salvo.type
        self.knots = np.concatenate([[0.0], np.cumsum(lengths)]) / salvo.type.speed
        self.end = float(self.knots[-1])
        self.knots_list = self.knots.tolist()
        self.legs = [(t0, *a, *((b - a) / (t1 - t0))) for a, b, t0, t1 in
                     zip(points, points[1:], self.knots, self.knots[1:]) if t1 > t0]
        assert len(self.legs) == len(points) - 1, "a leg of no length"

    def position(self, t):
        x = np.interp(t, self.knots, self.points[:, 0])
        y = np.interp(t, self.knots, self.points[:, 1])
        u = t / self.end
        z = 4.0 * self.type.height * u * (1.0 - u) if self.type.ballistic else self.type.height + 0.0 * u
        return x, y, z

    def ground(self, t, place):
        x, y, _ = self.position(t)
        return np.hypot(x - place[0], y - place[1])

    def slant(self, t, place):
        x, y, z = self.position(t)
        return np.sqrt((x - place[0]) ** 2 + (y - place[1]) ** 2 + z * z)

    def slant_at(self, t, place):
        """`slant` of one time, in plain floats: the trial loop asks often."""
        k = min(max(bisect_right(self.knots_list, t) - 1, 0), len(self.legs) - 1)
        t0, x0, y0, vx, vy = self.legs[k]
        z = self.type.height
        if self.type.ballistic:
            u = t / self.end
            z *= 4.0 * u * (1.0 - u)
        return math.sqrt((x0 + vx * (t - t0) - place[0]) ** 2 + (y0 + vy * (t - t0) - place[1]) ** 2 + z * z)

    def above_horizon(self, t, place, mast):
        z = np.maximum(self.position(t)[2], 0.0)
        return self.ground(t, place) <= math.sqrt(TWO_K_RE * mast) + np.sqrt(TWO_K_RE * z)

    def samples(self, place):
        """Dense path times with the corners, the apogee and each leg's instant nearest to the place."""
        extra = list(self.knots) + [0.5 * self.end]
        for a, b, t0, t1 in zip(self.points, self.points[1:], self.knots, self.knots[1:]):
            along = np.dot(np.array(place) - a, b - a) / max(np.dot(b - a, b - a), 1e-300)
            extra.append(t0 + min(1.0, max(0.0, along)) * (t1 - t0))
        n = SAMPLES_BALLISTIC if self.type.ballistic else SAMPLES
        return np.unique(np.concatenate([np.linspace(0.0, self.end, n), extra]))


def intervals(inside, times):
    """Maximal runs of sampled times at which inside(t) holds, their edges bisected."""
    flags = inside(times)
    found, start = [], None
    for k, flag in enumerate(flags):
        if flag and start is None:
            start = times[0] if k == 0 else bisect(inside, times[k], times[k - 1])
        if start is not None and not flag:
            found.append((float(start), float(bisect(inside, times[k - 1], times[k]))))
            start = None
    if start is not None:
        found.append((float(start), float(times[-1])))
    return found


def looks(route, sensor):
    """Path times and detection probabilities of the looks of a sensor at a route that are in coverage."""
    def covered(t):
        inside = route.slant(t, sensor.position) <= sensor.max_range
        return inside & route.above_horizon(t, sensor.position, sensor.mast) if sensor.mast is not None else inside

    spans = intervals(covered, route.samples(sensor.position))
    if not spans or (sensor.sees is not None and route.type.family not in sensor.sees):
        return np.array([]), np.array([])
    times = np.arange(one_instant(spans[0][0]), route.end, sensor.scan)
    seen = covered(times)
    seen[0] = True
    times = times[seen]
    if sensor.radar is None:
        return times, np.full(len(times), sensor.pd)
    r = sensor.radar
    snr0 = math.log(r.pfa) / math.log(r.pd) - 1.0
    slant = np.maximum(route.slant(times, sensor.position), 1e-9)
    snr = snr0 * (r.range / slant) ** 4 * route.type.signature
    return times, r.pfa ** (1.0 / (1.0 + snr))


def jammed(route, jammer):
    return intervals(lambda t: route.ground(t, jammer.position) <= jammer.radius, route.samples(jammer.position))


class Shots:
    """Launch windows and intercept times of a (route, battery).

    A round that is to meet the threat at T leaves at g(T) = T - |p(T) - b| / v. The earliest meeting of a launch at
    L is the first T with g(T) = L, so the meetings that can happen are the T at which g makes a new maximum.
    """

    def __init__(self, route, battery):
        self.route, self.battery = route, battery
        self.times = self.with_peaks(route.samples(battery.position))
        self.highest = np.maximum.accumulate(self.launch_for(self.times))
        meetings = [span for piece in self.record_pieces() for span in intervals(self.feasible_meeting, piece)]
        self.windows = []
        for first, last in meetings:
            low, high = (one_instant(float(self.launch_for(t))) for t in (first, last))
            if self.windows and low - self.windows[-1][1] < 1e-7:
                self.windows[-1] = self.windows[-1][0], high
            elif (route.end - first) * route.type.speed >= END_ALONE_M:
                self.windows.append((low, high))

    def launch_for(self, t):
        return t - self.route.slant(t, self.battery.position) / self.battery.interceptor.speed

    def with_peaks(self, times):
        """Adds the local maxima of g, which a slow interceptor has where it is outrun."""
        g = self.launch_for(times)
        peaks = []
        for k in np.flatnonzero((g[1:-1] >= g[:-2]) & (g[1:-1] >= g[2:])) + 1:
            a, b = times[k - 1], times[k + 1]
            for _ in range(100):
                p, q = a + (b - a) / 3.0, b - (b - a) / 3.0
                a, b = (a, q) if self.launch_for(p) >= self.launch_for(q) else (p, b)
            peaks.append(0.5 * (a + b))
        return np.unique(np.concatenate([times, peaks]))

    def record_pieces(self):
        """Stretches of T on which g makes new maxima, each begun where it regains the last maximum."""
        g = self.launch_for(self.times)
        record = np.concatenate([[True], g[1:] > self.highest[:-1]])
        pieces, piece = [], []
        for k, is_record in enumerate(record):
            if is_record and not piece and k > 0:
                level = self.highest[k - 1]
                piece = [bisect(lambda t: self.launch_for(t) >= level, self.times[k], self.times[k - 1])]
            if is_record:
                piece.append(self.times[k])
            elif piece:
                pieces.append(np.array(piece))
                piece = []
        return pieces + ([np.array(piece)] if piece else [])

    def feasible_meeting(self, t):
        route, b = self.route, self.battery
        slant, z = route.slant(t, b.position), route.position(t)[2]
        good = (self.launch_for(t) >= 0.0) & (slant >= b.envelope.range[0]) & (slant <= b.envelope.range[1])
        good = good & (z >= b.envelope.altitude[0]) & (z <= b.envelope.altitude[1])
        return good & route.above_horizon(t, b.position, b.mast) if b.mast is not None else good

    def window_at(self, launch):
        """The launch window that holds a path time, within the tolerance; None if there is none."""
        for low, high in self.windows:
            if low - TOLERANCE_S <= launch <= high + TOLERANCE_S:
                return low, high
        return None

    def meeting(self, launch):
        """The earliest T with g(T) = launch."""
        k = int(np.searchsorted(self.highest, launch, side="left"))
        if k >= len(self.times):
            return self.route.end
        if k == 0:
            return float(self.times[0])
        place, speed, route = self.battery.position, self.battery.interceptor.speed, self.route
        return bisect(lambda t: t - route.slant_at(t, place) / speed >= launch,
                      float(self.times[k]), float(self.times[k - 1]))
