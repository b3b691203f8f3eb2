// When raids come: the occasions of all strikes, in order of time (campaign.md, section 2).
#pragma once

#include <cstdint>
#include <vector>

#include "random/stream.h"
#include "tables/tables.h"

namespace bulwark {

/// The occasions of one campaign, one after the other. A strike's occasion inside a pause is moved to its end; one of
/// `days` that is then not later than that strike's last one is dropped; occasions of several strikes within a
/// microsecond are one. None comes at the end of the campaign or later.
class Calendar {
 public:
  /// The tables must have a campaign, and outlive the calendar.
  explicit Calendar(const Tables& tables);

  /// From the beginning, with the gaps of this campaign.
  void begin(const TrialStreams& streams);

  /// Goes on to the next occasion; false: there is none. Throws std::runtime_error for a strike of more than 1,048,575
  /// gaps.
  bool next();

  double time_s() const { return time_s_; }
  /// Those whose occasion it is, in the order of the file.
  const std::vector<std::uint32_t>& strikes() const { return strikes_; }
  /// Occasions before this one; it names the raid's draws.
  std::uint32_t ordinal() const { return passed_ - 1; }

 private:
  struct Cursor {
    double next_s = 0;          // +infinity: no more
    std::uint32_t ordinal = 0;  // gaps drawn, or entries of `days` passed
  };

  double after_pauses(double time_s) const;
  double gap_s(std::uint32_t strike, std::uint32_t ordinal) const;
  double next_day_s(const Strike& strike, Cursor& cursor, double last_s) const;
  void put(Cursor& cursor, double time_s) const;
  void advance(std::uint32_t strike);

  const Campaign* campaign_;
  const std::vector<EntityName>* entities_;
  TrialStreams streams_{0, 0};
  std::vector<Cursor> cursors_;  // [strike]
  double time_s_ = 0;
  std::vector<std::uint32_t> strikes_;
  std::uint32_t passed_ = 0;
};

}  // namespace bulwark
