// Reading a study file: as strict as a scenario, with the same messages.
//
//   bulwark_study: 1
//   scenario: quickstart.yaml                 # relative to the study file
//   factors:
//     raid.salvo.count: [20, 40, 60]          # short for {path: raid.salvo.count, values: [20, 40, 60]}
//     channels: {path: systems.sam.channels, from: 1, to: 4, step: 1}
//     reload:   {path: systems.sam.reload.time, log: {from: 5 min, to: 40 min, steps: 4}}
//     sides:    {paths: [raid.east.count, raid.west.count], values: [[40, 0], [20, 20]], labels: [east, both]}
//     policy:   {path: command, values: {greedy: {policy: greedy}, assignment: {policy: assignment}}}
//   design: grid                              # list, latin_hypercube, sobol (these two with `points: N`)
//   trials: 1000                              # a point
//   precision: {leakage:all: 0.5 %}           # half-widths at which a point stops; trials are then the most
//   replicates: 1
//   seed: 7                                   # in place of the scenario's
//   baseline: {policy: greedy}                # or `scenario`: as it stands
//   metrics: [leakage:all, leakage:family:drone]
//   hypotheses:
//     matching_helps: {metric: leakage:all, of: {policy: assignment}, below: {policy: greedy}, by: 0.5 %}
#pragma once

#include <string>

#include "study/study.h"
#include "yaml/shape.h"

namespace bulwark {

/// Whether the file is a study rather than a scenario: it has the key `bulwark_study`. Throws InputErrors where it
/// cannot be read at all. The standard input, which can be read but once, is none.
bool is_study_file(const std::string& path);

/// What a study file may say, as its readers describe it.
Shape study_shape();

/// Reads the study and its scenario's text. Throws InputErrors with all that is wrong with the study, or with the
/// scenario as it stands.
Study load_study(const std::string& path);

/// The same of its text: `path` stands for the file, and the scenario is found beside it.
Study load_study_text(const std::string& text, const std::string& path);

/// The same from a text, which `file` stands for in messages.
Study load_study_text(const std::string& text, const std::string& file, ScenarioText scenario);

/// The same from texts; `file` and `scenario_file` stand for the files in messages.
Study load_study_text(const std::string& text, const std::string& file, const std::string& scenario_text,
                      const std::string& scenario_file);

}  // namespace bulwark
