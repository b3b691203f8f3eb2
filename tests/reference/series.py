"""Samples at each full day, just before the events of that instant: stocks, depots, ready rounds, jobs, spares."""

from meter import day_marks
from occasions import EQUAL_S


class Series:
    def __init__(self, campaign):
        self.campaign = campaign
        self.marks = day_marks(campaign.plan.duration)
        self.stocks, self.jobs = [], []  # one dictionary a day
        self.ready_log = {b: [(-1.0, sum_of)] for b, (sum_of, _) in enumerate(campaign.magazines.full)}

    def sample_stocks(self, until):
        """Called before a raid takes or refills anything."""
        campaign = self.campaign
        while len(self.stocks) < len(self.marks) and self.marks[len(self.stocks)] <= until + EQUAL_S:
            mark = self.marks[len(self.stocks)]
            day = {"attacker:" + name: campaign.attacker.available(name, mark) for name in campaign.plan.stocks}
            day.update({"depot:" + name: campaign.magazines.depot(name, mark) for name in campaign.plan.supply})
            day.update({"ready:" + name: 0 for name in campaign.scenario.systems})
            for b, battery in enumerate(campaign.scenario.batteries):
                day["ready:" + battery.system] += self.ready_at(b, mark)
            self.stocks.append(day)

    def ready_at(self, b, mark):
        """The entries of a raid may reach beyond the next one's start; they are over by then."""
        return [ready for time, ready in self.ready_log[b] if time < mark - EQUAL_S][-1]

    def note_raid(self, start, trial):
        for b, battery in enumerate(trial.batteries):
            log = [entry for entry in self.ready_log[b] if entry[0] < start - EQUAL_S]
            self.ready_log[b] = log[-1:] + [(start + max(0.0, time), ready) for time, ready in battery.ready_log]

    def sample_repair(self, until):
        repair = self.campaign.repair
        while len(self.jobs) < len(self.marks) and self.marks[len(self.jobs)] <= until + EQUAL_S:
            mark, under_way = self.marks[len(self.jobs)], len(repair.running)
            day = {"waiting": sum(repair.damage.values()) - under_way, "under_way": under_way}
            for name, spare in (repair.plan.spares if repair.plan else {}).items():
                day["spare:" + name] = spare.whole(mark) - repair.taken[name]
            self.jobs.append(day)
