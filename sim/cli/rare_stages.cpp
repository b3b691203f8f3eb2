#include "cli/rare_stages.h"

#include <utility>

#include "cli/run_info.h"
#include "cli/terminal.h"
#include "decide/rare_event.h"
#include "output/result_folder.h"
#include "report/rare_report.h"
#include "results/rare_tables.h"
#include "yaml/read_file.h"

namespace bulwark {

ReadySearch ready(RareSearch search) {
  LoadedScenario loaded = load_scenario_text(search.text, name_of_input(search.file), search.settings);
  search.query.event = read_rare_event(loaded.scenario, search.query.event.text);
  Tables tables = compile(loaded.scenario);
  return {std::move(search), std::move(loaded), std::move(tables)};
}

RunInfo rare_info(const ReadySearch& ready, const SamplingOptions& options, const BuildInfo& build) {
  ScenarioArguments scenario{ready.search.file, {}};
  for (const Override& of : ready.search.settings) scenario.set.push_back(of.path + '=' + of.value);
  RunInfo info = scenario_info(build, scenario, ready.loaded);
  info.kind = "rare";
  info.threads = threads_of(options);
  return info;
}

RareSession::RareSession(const SamplingOptions& options, RareLog* log)
    : progress_(0, options.quiet), hooks_{threads_of(options), &interrupt_.flag(), log, [this](std::uint64_t trials) {
                                            progress_.update(played_ += trials);
                                          }} {}

FoundRare find_rare_in_session(const ReadySearch& ready, const SamplingOptions& options, RareLog* log) {
  const RareSession session(options, log);
  const RareQuery& query = ready.search.query;
  FoundRare found{find_rare(ready.tables, query, session.hooks()), {}};
  found.portrait = portrait_of(ready.tables, query, found.result, session.hooks().stop);
  return found;
}

void tell_rare(const ReadySearch& ready, const FoundRare& found, const SamplingOptions& options, Output& output) {
  const RareQuery& query = ready.search.query;
  if (options.talks()) print_text(rare_report(query, found.result, found.portrait));
  write_out(options, output, query.seed, static_cast<std::uint32_t>(found.result.estimate().trials),
            rare_tables(ready.tables, query, found.result, found.portrait));
}

int merge_rare(const std::vector<SweepPart>& parts, const SamplingOptions& options, const BuildInfo& build) {
  const ReadySearch search = ready(rare_search_of(parts, build.version + " " + build.revision));
  Output output{rare_info(search, options, build), std::nullopt};
  output.hold.emplace(prepare_result_folder(options.out, identity_of(output.info), options.force));
  std::vector<const Journal*> journals;
  for (const SweepPart& part : parts) journals.push_back(&part.journal);
  RareLog log(std::move(journals));
  const FoundRare found = find_rare_in_session(search, options, &log);
  tell_rare(search, found, options, output);
  return exit_success;
}

}  // namespace bulwark
