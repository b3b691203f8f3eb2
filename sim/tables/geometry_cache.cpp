#include "tables/geometry_cache.h"

#include <algorithm>
#include <utility>

namespace bulwark {

std::shared_ptr<const Geometry> GeometryCache::Entry::taken() {
  std::unique_lock lock(mutex_);
  given_.wait(lock, [this] { return !is_compiling_; });
  is_compiling_ = geometry_ == nullptr;
  return geometry_;
}

void GeometryCache::Entry::give(std::shared_ptr<const Geometry> compiled) {
  {
    const std::lock_guard lock(mutex_);
    is_compiling_ = false;
    if (compiled) bytes = bytes_of(*compiled);
    geometry_ = std::move(compiled);
  }
  given_.notify_all();
}

std::shared_ptr<const Geometry> GeometryCache::of(GeometryInputs inputs, StopFlag stop) {
  const std::shared_ptr<Entry> entry = entry_of(std::move(inputs));
  std::shared_ptr<const Geometry> geometry = entry->taken();
  if (geometry) return geometry;
  try {
    geometry = compile_geometry(entry->inputs, stop);
  } catch (...) {
    entry->give(nullptr);
    throw;
  }
  entry->give(geometry);
  return geometry;
}

void GeometryCache::shrink_to(double most_bytes) {
  const std::lock_guard lock(mutex_);
  double bytes = 0;
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
    bytes += (*entry)->bytes;
    if (bytes <= most_bytes) continue;
    entries_.erase(entry, entries_.end());
    return;
  }
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
