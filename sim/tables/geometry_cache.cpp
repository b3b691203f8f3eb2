#include "tables/geometry_cache.h"

#include <algorithm>
#include <utility>

namespace bulwark {

std::shared_ptr<const Geometry> GeometryCache::of(GeometryInputs inputs, StopFlag stop) {
  const std::shared_ptr<Entry> entry = entry_of(std::move(inputs));
  const std::lock_guard lock(entry->mutex);
  if (!entry->geometry) entry->geometry = compile_geometry(entry->inputs, stop);
  return entry->geometry;
}

/// Entries are few and most differ early, so they are compared one by one.
std::shared_ptr<GeometryCache::Entry> GeometryCache::entry_of(GeometryInputs inputs) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry->inputs == inputs; });
  if (found != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, found);
  } else {
    entries_.push_front(std::make_shared<Entry>(std::move(inputs)));
    if (entries_.size() > most_) entries_.pop_back();
  }
  return entries_.front();
}

}  // namespace bulwark
