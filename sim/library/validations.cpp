#include "base/input_error.h"
#include "library/build.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "report/validation_report.h"
#include "report/validation_tables.h"
#include "validation/backtest.h"
#include "validation/case.h"

namespace bulwark {

namespace {

[[noreturn]] void refuse_folder(const std::string& folder, bool) {
  refuse(folder, "a validation has no folder; expected its tables to be kept by other means");
}

}  // namespace

ResultSet validate(const std::string& only, bool quick, const RunOptions& options) {
  return guarded([&] {
    if (options.trials) refuse("trials", "a validation has its own; expected none");
    if (options.seed) refuse("seed", "a validation has its own; expected none");
    const Effort effort{quick ? quick_share : 1, threads_of(options), options.stop};
    ResultSet::Data data;
    const std::vector<CaseResult> results = run_cases(cases_beginning(only), effort, options.progress);
    data.tables.push_back(cases_table(results));
    data.report = validation_table(results);
    if (is_backtest(only)) {
      const Backtest backtest = run_backtest(flagship().scenario, effort);
      data.tables.push_back(backtest_table(backtest));
      data.report += "\n" + backtest_report(backtest);
    }
    data.info = library_info();
    data.write_own = refuse_folder;
    return make_result_set(std::move(data));
  });
}

}  // namespace bulwark
