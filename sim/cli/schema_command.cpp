#include "base/input_error.h"
#include "base/phrase.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "output/json_schema.h"
#include "scenario/scenario_shape.h"
#include "study/study_file.h"

namespace bulwark {

namespace {

struct SchemaArguments {
  std::string kind;
};

int print_schema(const SchemaArguments& arguments) {
  if (arguments.kind == "scenario") {
    print_table(json_schema(scenario_shape(), "Bulwark: a scenario"));
  } else if (arguments.kind == "study") {
    print_table(json_schema(study_shape(), "Bulwark: a study"));
  } else {
    refuse("KIND", in_quotes(arguments.kind) + " is no kind of file; expected scenario or study");
  }
  return exit_success;
}

constexpr const char* footer =
    "The schema is made by the readers of these files, so that it has every key that they know, with its meaning, its\n"
    "default and its unit. Editors complete and check by it; names, sums and all other rules between values remain "
    "for\n"
    "bulwark check.\n\n"
    "Example:\n"
    "  bulwark schema scenario > scenario.schema.json";

void declare(Options& options, SchemaArguments& arguments) {
  options.argument({"KIND", "scenario or study"}, arguments.kind).required();
}

}  // namespace

void add_schema_command(CommandLine& line) {
  line.add<SchemaArguments>({"schema", "Print the JSON Schema of scenario or study files, for editors", footer},
                            declare, print_schema);
}

}  // namespace bulwark
