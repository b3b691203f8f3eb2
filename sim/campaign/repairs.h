// Crews, jobs and spares (campaign.md, section 5): each effective hit that counts is a job; an idle crew takes a
// waiting job at once, and a job whose kind needs a spare takes one when it starts.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "campaign/inflow.h"
#include "random/stream.h"
#include "tables/tables.h"

namespace bulwark {

/// A job under way.
struct Job {
  AssetId asset;
  double end_s = 0;
};

class Repairs {
 public:
  /// The tables must have a campaign, and outlive the repairs. Without `repair:` all jobs wait for ever.
  explicit Repairs(const Tables& tables);

  /// From the beginning of a campaign with these parameters, which must outlive it.
  void begin(const Parameters& parameters, const TrialStreams& streams);

  /// A job more, by a hit at this time; hits come in order of time.
  void add_job(AssetId asset, double hit_s);
  /// When the next job ends; +infinity: none is under way.
  double next_end_s() const;
  /// Takes out the job that ends next.
  Job end_job();
  /// One idle crew takes the job that is first in the order, if there is one that can start; false: none did.
  bool take_job(double now_s, Job& job);
  /// When a spare comes for which a job and an idle crew are waiting, as take_job() has left it; +infinity: none.
  double next_delivery_s() const { return next_delivery_s_; }

  std::int64_t waiting() const { return waiting_total_; }
  std::int64_t under_way() const { return static_cast<std::int64_t>(under_way_.size()); }
  std::uint32_t ended() const { return ended_; }
  /// Of a spare: delivered until then and not taken.
  std::int64_t in_stock(std::size_t spare, double time_s) const;

 private:
  static constexpr std::size_t no_asset = std::numeric_limits<std::size_t>::max();

  double spare_here_s(std::size_t asset) const;
  bool goes_before(std::size_t a, std::size_t b) const;
  double oldest_hit_s(std::size_t asset) const;
  double drawn_time_s(std::size_t asset);
  std::size_t next_asset(double now_s);
  Job start(std::size_t asset, double now_s);

  const Tables* tables_;
  const Repair* repair_;  // null: none
  const Parameters* parameters_ = nullptr;
  TrialStreams streams_{0, 0};
  std::vector<DrawnInflow> spares_;        // [spare]
  std::vector<std::int64_t> taken_;        // [spare]
  std::vector<double> priority_;           // [asset]: capacity / hardness or value, the greater first
  std::vector<std::uint32_t> repairable_;  // assets that have a kind
  std::vector<std::size_t> first_place_;   // [asset]: in hits_; a ring of `hardness` places
  std::vector<double> hits_;               // times of the hits of waiting jobs
  std::vector<std::uint32_t> oldest_;      // [asset]: place of its oldest waiting job in its ring
  std::vector<std::uint32_t> waiting_;     // [asset]
  std::vector<std::uint32_t> started_;     // [asset]: jobs so far, the ordinal of the next
  std::vector<Job> under_way_;             // heap, the one that ends first on top
  std::int64_t waiting_total_ = 0;
  std::uint32_t ended_ = 0;
  double next_delivery_s_ = std::numeric_limits<double>::infinity();
};

}  // namespace bulwark
