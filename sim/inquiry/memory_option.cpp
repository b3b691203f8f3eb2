#include "inquiry/memory_option.h"

#include "base/input_error.h"
#include "base/phrase.h"
#include "engine/memory.h"
#include "yaml/written_measure.h"

namespace bulwark {

double memory_limit(const std::string& option, const std::string& written) {
  if (written.empty()) return usual_memory_bytes();
  const std::optional<WrittenMeasure> size = written_measure(written);
  const bool is_positive = size && size->value > 0;
  if (is_positive && size->unit == "MB") return size->value * 1e6;
  if (is_positive && size->unit == "GB") return size->value * 1e9;
  refuse(option, in_quotes(written) + " is no size; expected one as 500 MB or 8 GB");
}

}  // namespace bulwark
