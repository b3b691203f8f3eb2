"""Scenarios as nested mappings: the same scenario again, and the same messages."""

import module
import numpy as np
from module import bulwark


class Mappings(module.Case):
    def test_every_shipped_scenario_comes_back_the_same(self):
        for path in sorted((module.SOURCE / "configs").glob("*.yaml")):
            if "bulwark_study" in path.read_text():
                continue
            given = bulwark.load(path)
            again = bulwark.scenario(given.mapping, name=str(path))
            self.assertEqual(again.summary, given.summary, path.name)
            self.assertEqual(again.mapping, given.mapping, path.name)

    def test_a_changed_mapping_is_the_scenario_with_the_override(self):
        mapping = self.raid().mapping
        mapping["raid"]["salvo"]["count"] = np.int64(25)
        changed = bulwark.scenario(mapping).samples(["leakers:all"], trials=50)
        override = self.raid(set={"raid.salvo.count": 25}).samples(["leakers:all"], trials=50)
        np.testing.assert_array_equal(changed["leakers:all"], override["leakers:all"])
        self.assertEqual(self.raid(set={"raid.salvo.count": 25}).mapping["raid"]["salvo"]["count"], 25)

    def test_messages_are_those_of_a_file(self):
        mapping = self.raid().mapping
        mapping["raid"]["salvo"]["cuont"] = mapping["raid"]["salvo"].pop("count")
        error = self.refused(bulwark.scenario, mapping)
        unknown = [fault for fault in error.faults if fault.path == "raid.salvo.cuont"]
        self.assertEqual(len(unknown), 1)
        self.assertIn("did you mean 'count'", unknown[0].message)
        self.assertEqual(unknown[0].file, "scenario")
        self.assertEqual(bulwark.overrides.yaml_of(mapping).splitlines()[unknown[0].line - 1].split(":")[0].strip(),
                         '"cuont"')

    def test_values_may_be_lists_and_mappings(self):
        raid = self.raid(set={"command": {"policy": "assignment"}})
        self.assertEqual(raid.mapping["command"], {"policy": "assignment"})
        asset = next(iter(raid.mapping["assets"]))
        moved = self.raid(set={f"assets.{asset}.position": ["1 km", "2 km"]})
        self.assertEqual(moved.mapping["assets"][asset]["position"], ["1 km", "2 km"])

    def test_joint_draws_are_found_from_a_mapping(self):
        self.folder.joinpath("draws.csv").write_text("systems.medium_sam.rounds\n3\n9\n")
        beside = self.folder / "drawn.yaml"
        beside.write_text(self.raid().text + "\nuncertain: {draws: draws.csv}\n")
        given = bulwark.load(beside)
        self.assertEqual(given.mapping["uncertain"], {"draws": str(self.folder / "draws.csv")})
        again = bulwark.scenario(given.mapping)
        np.testing.assert_array_equal(again.samples(["shots:all"], trials=20)["shots:all"],
                                      given.samples(["shots:all"], trials=20)["shots:all"])

    def test_a_text_is_read_as_a_file_is(self):
        text = self.raid().text
        self.assertEqual(bulwark.scenario(text, name=module.QUICKSTART).mapping, self.raid().mapping)
