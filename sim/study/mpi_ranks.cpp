#include "study/mpi_ranks.h"

#ifdef BULWARK_MPI

#include <mpi.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/stop.h"

namespace bulwark {

namespace {

// Messages to rank 0: a part is wanted; a finished run and its figures; a failure in words. From rank 0: a part.
enum Tag : int { tag_wanted, tag_record, tag_failure, tag_part };

constexpr int none_left = -1;
constexpr std::size_t parts_a_rank = 8;  // so many that those who finish early find more to do

std::vector<char> finished_runs(const Journal& journal) {
  std::vector<char> finished(journal.runs());
  for (std::size_t run = 0; run < finished.size(); ++run) finished[run] = journal.has(run) ? 1 : 0;
  return finished;
}

/// The same parts on every rank.
std::vector<std::vector<SweepJob>> parts_left(const SweepPlan& plan, const std::vector<char>& finished, int ranks) {
  const std::vector<SweepJob> jobs = plan.jobs({}, [&](std::size_t run) { return finished[run] != 0; });
  return parts_of(jobs, std::max<std::size_t>(2, jobs.size() / (parts_a_rank * static_cast<std::size_t>(ranks))));
}

int count_of(const MPI_Status& status, MPI_Datatype type) {
  int count = 0;
  MPI_Get_count(&status, type, &count);
  return count;
}

/// Rank 0's side of the conversation.
class Desk {
 public:
  Desk(std::size_t parts, int followers, Journal& journal, const PoolHooks& hooks)
      : parts_(static_cast<int>(parts)), at_work_(followers), journal_(journal), hooks_(hooks) {}

  void serve() {
    while (at_work_ > 0) {
      int is_there = 0;
      MPI_Status status;
      MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &is_there, &status);
      if (is_there == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));  // leaves its core to the others
      } else if (status.MPI_TAG == tag_wanted) {
        hand_out(status.MPI_SOURCE);
      } else if (status.MPI_TAG == tag_record) {
        keep(status);
      } else {
        note_failure(status);
      }
    }
  }
  const std::string& failure() const { return failure_; }

 private:
  void hand_out(int rank) {
    MPI_Recv(nullptr, 0, MPI_CHAR, rank, tag_wanted, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    const bool is_over = next_ == parts_ || !failure_.empty() || is_asked_to_stop(hooks_.stop);
    const int part = is_over ? none_left : next_++;
    MPI_Send(&part, 1, MPI_INT, rank, tag_part, MPI_COMM_WORLD);
    if (is_over) --at_work_;
  }

  void keep(const MPI_Status& status) {
    std::vector<double> message(static_cast<std::size_t>(count_of(status, MPI_DOUBLE)));
    MPI_Recv(message.data(), static_cast<int>(message.size()), MPI_DOUBLE, status.MPI_SOURCE, tag_record,
             MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (!failure_.empty()) return;
    try {
      journal_.append(static_cast<std::size_t>(message[0]), {message.begin() + 1, message.end()});
    } catch (const std::exception& error) {
      failure_ = error.what();  // the others must be told before anything is thrown
    }
  }

  void note_failure(const MPI_Status& status) {
    std::string text(static_cast<std::size_t>(count_of(status, MPI_CHAR)), ' ');
    MPI_Recv(text.data(), static_cast<int>(text.size()), MPI_CHAR, status.MPI_SOURCE, tag_failure, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    if (failure_.empty()) failure_ = text;
  }

  int parts_;
  int at_work_;
  Journal& journal_;
  const PoolHooks& hooks_;
  int next_ = 0;
  std::string failure_;
};

int wanted_part() {
  MPI_Send(nullptr, 0, MPI_CHAR, 0, tag_wanted, MPI_COMM_WORLD);
  int part = none_left;
  MPI_Recv(&part, 1, MPI_INT, 0, tag_part, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return part;
}

void send_record(std::size_t run, const std::vector<double>& figures) {
  std::vector<double> message = {static_cast<double>(run)};
  message.insert(message.end(), figures.begin(), figures.end());
  MPI_Send(message.data(), static_cast<int>(message.size()), MPI_DOUBLE, 0, tag_record, MPI_COMM_WORLD);
}

}  // namespace

bool is_among_ranks() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

Ranks::Ranks() {
  int level = 0;
  // Records are sent by whichever thread finishes a run, one at a time.
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &level);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &count_);
  MPI_Comm neighbours = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &neighbours);
  int here = 1;
  MPI_Comm_size(neighbours, &here);
  MPI_Comm_free(&neighbours);
  here_ = static_cast<unsigned>(here);
  if (level >= MPI_THREAD_SERIALIZED && count_ >= 2) return;
  MPI_Finalize();
  throw std::runtime_error(count_ < 2 ? "one process of MPI has nobody to do its work; expected two or more, or none"
                                      : "this MPI does not let threads send");
}

Ranks::~Ranks() {
  MPI_Finalize();
}

void Ranks::dismiss() const {
  int runs = -1;
  MPI_Bcast(&runs, 1, MPI_INT, 0, MPI_COMM_WORLD);
}

bool Ranks::lead(const SweepPlan& plan, Journal& journal, const PoolHooks& hooks) const {
  std::vector<char> finished = finished_runs(journal);
  int runs = static_cast<int>(finished.size());
  MPI_Bcast(&runs, 1, MPI_INT, 0, MPI_COMM_WORLD);
  MPI_Bcast(finished.data(), runs, MPI_CHAR, 0, MPI_COMM_WORLD);
  Desk desk(parts_left(plan, finished, count_).size(), count_ - 1, journal, hooks);
  desk.serve();
  journal.flush();
  if (!desk.failure().empty()) throw std::runtime_error(desk.failure());
  return journal.finished() == journal.runs();
}

void Ranks::follow(const std::function<std::unique_ptr<SweepPlan>()>& make_plan, const PoolHooks& hooks) const {
  int runs = -1;
  MPI_Bcast(&runs, 1, MPI_INT, 0, MPI_COMM_WORLD);
  if (runs < 0) return;
  std::vector<char> finished(static_cast<std::size_t>(runs));
  MPI_Bcast(finished.data(), runs, MPI_CHAR, 0, MPI_COMM_WORLD);
  std::unique_ptr<SweepPlan> plan;
  std::vector<std::vector<SweepJob>> parts;
  const auto try_it = [](const auto& act) {
    try {
      act();
    } catch (const std::exception& error) {
      const std::string text = error.what();
      MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, 0, tag_failure, MPI_COMM_WORLD);
    }
  };
  try_it([&] {
    plan = make_plan();
    parts = parts_left(*plan, finished, count_);
  });
  for (int part = wanted_part(); part != none_left; part = wanted_part()) {
    try_it([&] { run_sweep(*plan, parts.at(static_cast<std::size_t>(part)), send_record, hooks); });
  }
}

}  // namespace bulwark

#else

#include <stdexcept>

namespace bulwark {

// Without MPI every process is alone, so nothing below the first line is ever reached.
bool is_among_ranks() {
  return false;
}
Ranks::Ranks() {
  throw std::logic_error("built without BULWARK_MPI");
}
Ranks::~Ranks() = default;
void Ranks::dismiss() const {}
bool Ranks::lead(const SweepPlan&, Journal&, const PoolHooks&) const {
  return false;
}
void Ranks::follow(const std::function<std::unique_ptr<SweepPlan>()>&, const PoolHooks&) const {}

}  // namespace bulwark

#endif
