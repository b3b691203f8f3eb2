#include <array>
#include <string>
#include <utility>

#include "base/input_error.h"
#include "base/phrase.h"
#include "calibrate/calibration_file.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "format/scenario_shape.h"
#include "output/json_schema.h"
#include "plan/plan_file.h"
#include "study/study_file.h"

namespace bulwark {

namespace {

struct SchemaArguments {
  std::string kind;
};

constexpr std::array<std::pair<const char*, Shape (*)()>, 4> shapes{
    {{"scenario", scenario_shape}, {"study", study_shape}, {"plan", plan_shape}, {"calibration", calibration_shape}}};

int print_schema(const SchemaArguments& arguments) {
  std::vector<std::string> kinds;
  for (const auto& [kind, shape] : shapes) {
    if (arguments.kind == kind) {
      print_table(json_schema(shape(), std::string("Bulwark: a ") + kind));
      return exit_success;
    }
    kinds.emplace_back(kind);
  }
  refuse("KIND", in_quotes(arguments.kind) + " is no kind of file; expected " + join_or(kinds));
}

constexpr const char* schema_footer =
    "The schema is made by the readers of these files, so that it has every key that they know, with its meaning, its\n"
    "default and its unit. Editors complete and check by it; names, sums and all other rules between values remain "
    "for\n"
    "bulwark check.\n\n"
    "Example:\n"
    "  bulwark schema scenario > scenario.schema.json";

void declare_schema(Options& options, SchemaArguments& arguments) {
  options.argument({"KIND", "scenario, study, plan or calibration"}, arguments.kind).required();
}

}  // namespace

void add_schema_command(CommandLine& line) {
  line.add<SchemaArguments>({"schema", "Print the JSON Schema of a kind of file, for editors", schema_footer},
                            declare_schema, print_schema);
}

}  // namespace bulwark
