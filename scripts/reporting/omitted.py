"""What the model leaves out, and what this scenario leaves out of the model: so that nobody reads more than is there."""

from scenario_text import scenario_of

ALWAYS = [
    "The world is flat: no terrain, no weather, no wind. The Earth's curvature enters through the radar horizon alone.",
    "Threats fly their planned routes at constant speed. They do not evade, turn back, or change targets.",
    "A round meets the point where its threat will be; it kills with one probability, whatever distance, angle or jamming.",
    "Debris falls nowhere, and nobody is counted as hurt: what is counted is hits, assets, power and money.",
    "Each trial knows its parameters; what is wrong in all of them at once is not in an interval. Intervals say how far "
    "the number of trials lets the figure be trusted, not how far the assumptions do.",
    "All values are notional and from open literature: no real system, site or plan is described.",
]

# A section that a scenario may lack -> what then holds.
WITHOUT = {
    "sensors": "There are no sensors: every threat is tracked from its launch.",
    "jammers": "There are no jammers: no threat is lost to soft kill.",
    "uncertain": "No parameter is uncertain: what varies from trial to trial is chance alone.",
    "campaign": "One raid is played by itself: no stocks from the night before, no repair, no next raid.",
    "grid": "There is no grid: capacity is lost, but nobody's supply is computed from it.",
}


def omitted(manifest):
    """Sentences: of every result, then of this scenario."""
    tree, _ = scenario_of(manifest)
    if not isinstance(tree.get("threats"), dict):
        return list(ALWAYS)  # a study of many scenarios: what each lacks is not known here
    return ALWAYS + [text for section, text in WITHOUT.items() if not tree.get(section)]
