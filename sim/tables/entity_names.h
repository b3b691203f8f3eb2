// Names of draws: each object of the scenario owns its own (random/stream.h).
#pragma once

#include <set>
#include <string>
#include <utility>

#include "random/stream.h"

namespace bulwark {

/// Gives each name of one kind a hash of its own; where two collide the later one is salted until they differ.
class EntityNames {
 public:
  explicit EntityNames(std::string kind) : kind_(std::move(kind)) {}

  EntityName operator()(const std::string& name) {
    std::string salted = kind_ + ":" + name;
    while (!used_.insert(hash_name(salted)).second) salted += "'";
    return {hash_name(salted), 0};
  }

 private:
  std::string kind_;
  std::set<std::uint32_t> used_;
};

}  // namespace bulwark
