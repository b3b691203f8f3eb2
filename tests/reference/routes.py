"""What routes alone determine: launch windows, looks, jammed stretches; made once for all trials."""

from geometry import Route, Shots, jammed, looks


class RouteTables:
    """What routes alone determine, kept by (salvo, lane, target), with a battery's or a sensor's index."""

    def __init__(self, scenario):
        self.scenario, self.routes, self.shots_of = scenario, {}, {}
        self.looks_of, self.jammed_of = {}, {}
        for s, salvo in enumerate(scenario.salvos):
            for lane in range(salvo.lanes):
                for target in salvo.weights:
                    self.add((s, lane, target), Route(salvo, lane, scenario.sites[target].position))

    def add(self, key, route):
        self.routes[key] = route
        for b, battery in enumerate(self.scenario.batteries):
            if engages(battery, route.type):
                self.shots_of[key, b] = Shots(route, battery)
        self.looks_of[key] = [looks(route, sensor) for sensor in self.scenario.sensors]
        self.jammed_of[key] = [jammed(route, j) if route.type.family in j.rate else [] for j in self.scenario.jammers]


def engages(battery, threat_type):
    return threat_type.name in battery.pk or threat_type.family in battery.pk


def pk_of(battery, threat_type):
    return battery.pk[threat_type.name if threat_type.name in battery.pk else threat_type.family].value
