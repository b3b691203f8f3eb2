// How the program ends, as scripts see it.
#pragma once

namespace bulwark {

enum ExitCode : int { exit_success = 0, exit_failure = 1, exit_bad_input = 2, exit_interrupted = 130 };
// The program ends with exit_code_of_interrupt() (interrupt.h) in place of exit_interrupted.

}  // namespace bulwark
