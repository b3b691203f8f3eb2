// Who can be hit by what, and who guards it or is away (living_defence.md): what `check` says of a defence that can be
// hit, and that flies.
#pragma once

#include <string>
#include <vector>

#include "tables/tables.h"

namespace bulwark {

/// A battery or sensor among the targets of a salvo.
struct Exposure {
  TargetId target;
  SalvoId salvo;
  double share = 0;            // of the salvo's weights
  std::size_t guarded_by = 0;  // batteries with a launch window on some of its routes there
};

/// Batteries before sensors, in scenario order, then salvos. Empty where no part of the defence is a target.
std::vector<Exposure> exposures(const Tables& tables);

/// Warnings: a target out of range of every battery, a battery whose duty meets no threat that it could engage, a
/// turnaround of a channel that does not return.
void warn_of_exposure(const Tables& tables, std::vector<std::string>& warnings);

}  // namespace bulwark
