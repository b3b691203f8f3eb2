// How small and how large what a scenario says may be: one table, which readers and the manual take from. In SI units.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "base/units.h"

namespace bulwark {

/// What a quantity may be if it is not 0: a magnitude from `smallest` to `largest`. Signs are the reader's to settle.
struct Size {
  std::string_view quantity;
  double smallest;
  double largest;
  std::string_view unit;  // empty: a plain number
  std::string_view why;
};

/// The largest of a size as a whole number.
constexpr std::uint64_t most(const Size& size) {
  return static_cast<std::uint64_t>(size.largest);
}

namespace sizes {

inline constexpr Size length{"lengths and positions", 1e-12, 1e8, "m",
                             "more than twice round the Earth, which is flat here"};
inline constexpr Size time{"times", 1e-6, 1e9, "s", "30 years; beyond, 1 µs is no longer told apart"};
inline constexpr Size scan{"`scan` of a sensor", 1e-3, 1e9, "s", "no radar looks more often"};
inline constexpr Size threat_speed{"`speed` of a threat", 0.1, 1e6, "m/s", "slower ones would fly for years"};
inline constexpr Size interceptor_speed{"`speed` of an interceptor", 0.1, 1e12, "m/s",
                                        "1e12 m/s for one that is there at once"};
inline constexpr Size area{"`signature`", 1e-9, 1e9, "m^2", "far beyond all that flies"};
inline constexpr Size angle{"angles", 1e-12, 1e6, "rad", "turns beyond lose their digits"};
inline constexpr Size power{"powers and capacities", 1, 1e12, "W", "results count in watts; 1e12 W is all of Europe"};
inline constexpr Size rate{"rates", 1e-12, 1e6, "/s", "one in 30,000 years to one in 1 µs"};
inline constexpr Size money{"`cost`", 1e-4, 1e9, "", "results count in millionths"};
inline constexpr Size value{"`value`, `weight`, `reactance`", 1e-9, 1e9, "", "only their ratios count"};
inline constexpr Size people{"`people`", 1e-3, 1e10, "", "more than there are"};
inline constexpr Size amount{"amounts: `initial`, and arguments of a distribution of counts", 1e-9, 1e9, "",
                             "sums stay exact to a millionth"};
inline constexpr Size mean_count{"mean of a `poisson`", 1e-6, 1e6, "", "as a count"};
inline constexpr Size log_sigma{"`sigma` of a `lognormal`", 1e-6, 10, "", "e^10 is a factor of 22,000"};
inline constexpr Size variation{"`cv` of a `gamma`", 1e-3, 30, "", "beyond, most draws are below the smallest number"};
inline constexpr Size beta_argument{"arguments of a `beta`", 0.05, 1e6, "", "below, draws are 0 or 1"};
inline constexpr Size any_number{"a number of a kind that is not known", 1e-12, 1e15, "",
                                 "squares stay far from the ends of a double"};

inline constexpr Size count{"counts: `count`, `rounds`, `stock`, `channels`, `hardness`, …", 1, 1e6, "",
                            "names of draws have 20 bits for it"};
inline constexpr Size threats{"threats of all salvos together", 1, 4'194'303, "", "events have 22 bits for it"};
inline constexpr Size lanes{"`lanes`", 1, 10'000, "", "each is a route to every target"};
inline constexpr Size batteries{"batteries in all", 1, 10'000, "", "far more than any country has"};
inline constexpr Size shots{"`shots` of a doctrine", 1, 1000, "", "one engagement"};
inline constexpr Size looks{"looks of a sensor at one flight (its time over `scan`)", 1, 1e6, "", "each is kept"};
inline constexpr Size trials{"`trials`", 1, std::numeric_limits<std::uint32_t>::max(), "",
                             "trials are numbered with 32 bits"};
inline constexpr Size file_bytes{"bytes of a file", 1, 16U << 20U, "", "a slip should not fill the memory"};
inline constexpr Size csv_bytes{"bytes of a CSV file of draws or raids", 1, 128U << 20U, "", "as above"};
inline constexpr Size file_values{"values in a file", 1, 200'000, "", "as above"};
inline constexpr Size nesting{"levels of nesting in a file", 1, 32, "", "as above"};

}  // namespace sizes

/// The table, in the order in which the manual shows it.
std::span<const Size> all_sizes();

/// The size of all that has this dimension and no line of its own.
const Size& size_of(Dimension dimension);

}  // namespace bulwark
