#include "yaml/sizes.h"

#include <array>

namespace bulwark {

namespace {

constexpr std::array table{
    sizes::length,     sizes::threat_speed,  sizes::interceptor_speed,
    sizes::time,       sizes::scan,          sizes::rate,
    sizes::area,       sizes::angle,         sizes::power,
    sizes::money,      sizes::value,         sizes::people,
    sizes::amount,     sizes::log_sigma,     sizes::variation,
    sizes::mean_count, sizes::beta_argument, sizes::count,
    sizes::threats,    sizes::lanes,         sizes::batteries,
    sizes::shots,      sizes::looks,         sizes::trials,
    sizes::file_bytes, sizes::csv_bytes,     sizes::file_values,
    sizes::nesting,
};

}  // namespace

std::span<const Size> all_sizes() {
  return table;
}

const Size& size_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::length:
      return sizes::length;
    case Dimension::speed:
      return sizes::threat_speed;
    case Dimension::time:
      return sizes::time;
    case Dimension::area:
      return sizes::area;
    case Dimension::angle:
      return sizes::angle;
    case Dimension::power:
      return sizes::power;
    case Dimension::rate:
      return sizes::rate;
  }
  return sizes::any_number;
}

}  // namespace bulwark
