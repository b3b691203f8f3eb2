// What is known of this build of the library, for manifests.
#pragma once

#include "output/manifest.h"

namespace bulwark {

/// Version, revision and build; nothing else is filled.
RunInfo library_info();

/// As journals name the program that made them.
std::string program_of(const RunInfo& info);

}  // namespace bulwark
