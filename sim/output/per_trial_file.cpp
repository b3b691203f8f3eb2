#include "output/per_trial_file.h"

#include <string>

#include "results/per_trial_table.h"

namespace bulwark {

PerTrialFile::PerTrialFile(const std::filesystem::path& folder, const Tables& tables, const ColumnChoice& choice)
    : choice_(choice), file_(folder / (std::string(per_trial_table_name) + ".csv"), choice.header()) {
  stream_.make_writer = [this, &tables]() -> RowWriter {
    return [this, rows = PerTrialRows(tables)](const Evaluation& evaluation, std::string& text) mutable {
      const std::size_t begin = text.size();
      rows.append(evaluation, text);
      choice_.keep(text, begin);
    };
  };
  stream_.write = [this](const std::string& lines) { file_.add_lines(lines); };
}

}  // namespace bulwark
