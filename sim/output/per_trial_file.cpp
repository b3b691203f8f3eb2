#include "output/per_trial_file.h"

#include <string>

#include "output/per_trial_table.h"

namespace bulwark {

PerTrialFile::PerTrialFile(const std::filesystem::path& folder, const Tables& tables)
    : file_(folder / (std::string(per_trial_table_name) + ".csv"), PerTrialRows::header(tables)) {
  stream_.make_writer = [&tables]() -> RowWriter {
    return [rows = PerTrialRows(tables)](const Evaluation& evaluation, std::string& text) mutable {
      rows.append(evaluation, text);
    };
  };
  stream_.write = [this](const std::string& lines) { file_.add_lines(lines); };
}

}  // namespace bulwark
