// How the program ends, as scripts see it.
#pragma once

namespace bulwark {

enum ExitCode : int { exit_success = 0, exit_failure = 1, exit_bad_input = 2, exit_interrupted = 130 };

}  // namespace bulwark
