"""A finished campaign as one flat row of named numbers: sums over its raids, and the figures of section 8."""


from grid import Grid
from meter import share



def campaign_row(campaign):
    row, repair, meter = campaign.totals, campaign.repair, campaign.damage_meter
    add_damage(row, campaign)
    figures = {("raids", "all"): len(campaign.raids), ("skipped_raids", "all"): campaign.skipped,
               ("repairs", "all"): repair.ended, ("backlog", "all"): sum(repair.damage.values()),
               ("short_refills", "all"): sum(campaign.short_refills.values())}
    figures.update({("short_refills", "system:" + name): n for name, n in campaign.short_refills.items()})
    for metric, days in (("damage_days", meter.damage_days), ("disabled_days", meter.disabled_days)):
        figures[metric, "all"] = sum(days.values())
        figures.update({(metric, "asset:" + name): d for name, d in days.items()})
    if campaign.grid_meter:
        figures.update(grid_figures(campaign.grid_meter, [bus.name for bus in campaign.scenario.grid.buses]))
    row.update({("figure", *key): value for key, value in figures.items()})
    add_series(row, campaign)
    return row


def add_damage(row, campaign):
    """Of assets, the campaign's damage at its end in place of the raids' own."""
    repair, row["capacity_lost_MW"] = campaign.repair, 0.0
    for name, asset in campaign.scenario.assets.items():
        lost = asset.capacity * repair.damage[name] / asset.hardness
        row["asset", name, "p_disabled"] = int(name in repair.first_disabled)
        row["asset", name, "capacity_lost_MW"] = row["figure", "capacity_lost_MW", "asset:" + name] = lost
        row["capacity_lost_MW"] += lost
    row["assets_disabled"] = sum(repair.is_disabled(name) for name in repair.assets)


def grid_figures(meter, buses):
    figures = {("worst_unserved_MW", "all"): meter.worst_unserved_MW,
               ("worst_unserved_share", "all"): meter.worst_unserved_share,
               ("unserved_MWh", "all"): meter.unserved.sum(), ("person_hours", "all"): meter.person_hours.sum(),
               ("outage_hours", "all"): meter.outage_hours_all,
               ("unserved_share", "all"): share(meter.unserved.sum(), meter.demanded.sum())}
    for b, name in enumerate(buses):
        for metric, values in (("unserved_MWh", meter.unserved), ("person_hours", meter.person_hours),
                               ("outage_hours", meter.outage_hours)):
            figures[metric, "bus:" + name] = values[b]
        figures["unserved_share", "bus:" + name] = share(meter.unserved[b], meter.demanded[b])
    return figures


def add_series(row, campaign):
    for event, day in campaign.firsts().items():
        row["first", event] = day
    for table, samples in (("stocks", campaign.series.stocks), ("repair", campaign.series.jobs)):
        for day, sample in enumerate(samples):
            row.update({(table, day, key): value for key, value in sample.items()})
    for time_h, sample in (campaign.grid_meter.samples if campaign.grid_meter else ()):
        row.update({("grid", time_h, key): value for key, value in sample.items()})
    families = dict.fromkeys(t.family for t in campaign.scenario.types.values())
    for ordinal, (facts, raid) in enumerate(campaign.raids):
        for key, value in {**facts, **raid_counts(campaign.scenario, raid, families)}.items():
            row["raid", ordinal, key] = value


def raid_counts(scenario, raid, families):
    """What raids.csv says of the outcome of a raid; decoys count as a family, and in nothing else."""
    kind = lambda key: scenario.salvos[key[1][0]].type
    counted = [(key, n) for key, n in raid.items() if key[0] == "cell"]
    real = lambda *names: sum(n for key, n in counted if key[2] in names and not kind(key).decoy)
    counts = {"launched:family:" + family: sum(n for key, n in counted if key[2] == "launched" and kind(key).family == family)
              for family in families}
    leakers, appeared = real("leaked_hit", "leaked_miss"), real("launched") - real("failed")
    return {**counts, "leakers": leakers, "appeared": appeared, "shots": real("shots")}


def add_grid(row, scenario, damage):
    """One raid with a grid: it is judged once, at the peak."""
    grid = Grid(scenario)
    unserved = [max(0.0, d - s) for d, s in zip(grid.peaks, grid.served(damage, 1.0))]
    row["figure", "unserved_MW", "all"] = sum(unserved)
    row["figure", "unserved_share", "all"] = share(sum(unserved), sum(grid.peaks))
    for bus, peak, part in zip(scenario.grid.buses, grid.peaks, unserved):
        row["figure", "unserved_MW", "bus:" + bus.name] = part
        row["figure", "unserved_share", "bus:" + bus.name] = share(part, peak)
