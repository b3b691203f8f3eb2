// Journals that no sweep has made, with checksums that are right all the same.
#pragma once

#include <boost/crc.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulwark::testing {

/// The bytes, and behind them their CRC-32.
inline std::string with_checksum(std::string bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  const std::uint32_t sum = crc.checksum();
  return bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);
}

/// A header with these texts; `end` is what stands behind the word, as "10 2" for 10 runs of 2 figures.
inline std::string forged_header(const std::vector<std::pair<std::string, std::string>>& texts,
                                 const std::string& end) {
  std::string bytes = "bulwark journal 1\n";
  for (const auto& [name, text] : texts) bytes += name + " " + std::to_string(text.size()) + "\n" + text + "\n";
  return with_checksum(bytes + "end " + end + "\n");
}

inline std::string forged_record(std::uint64_t run, const std::vector<double>& figures) {
  std::string bytes(reinterpret_cast<const char*>(&run), sizeof run);
  return with_checksum(bytes.append(reinterpret_cast<const char*>(figures.data()), 8 * figures.size()));
}

}  // namespace bulwark::testing
