#include "library/build.h"

#include "bulwark.h"
#include "bulwark_revision.h"

namespace bulwark {

RunInfo library_info() {
  RunInfo info;
  info.version = BULWARK_VERSION;
  info.revision = BULWARK_REVISION;
  info.build = BULWARK_BUILD;
  return info;
}

std::string program_of(const RunInfo& info) {
  return info.version + " " + info.revision;
}

std::string version() {
  return BULWARK_VERSION;
}

}  // namespace bulwark
