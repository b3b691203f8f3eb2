#include "bulwark_revision.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
  const bulwark::BuildInfo build{BULWARK_VERSION, BULWARK_REVISION, BULWARK_BUILD, {argv, argv + argc}};
  return bulwark::run_command_line(argc, argv, build);
}
