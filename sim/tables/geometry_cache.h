// Geometries of scenarios that were compiled of late, for those to come that differ in nothing geometric.
#pragma once

#include <atomic>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>

#include "tables/geometry.h"

namespace bulwark {

/// May be asked by several threads at once.
class GeometryCache {
 public:
  /// Keeps the `most` geometries, one or more, that were asked for last; others exist as long as somebody holds them.
  explicit GeometryCache(std::size_t most = 32) : most_(most) {}

  /// The geometry of these inputs. Whoever asks first compiles it; those who ask for the same meanwhile, and only they,
  /// wait for it. Throws what compile_geometry() throws, each time.
  std::shared_ptr<const Geometry> of(GeometryInputs inputs, StopFlag stop = nullptr);

  /// Forgets those that were asked for longest ago, until the rest takes no more than so many bytes. One that is being
  /// compiled counts for nothing yet.
  void shrink_to(double most_bytes);

 private:
  struct Entry {
    explicit Entry(GeometryInputs of) : inputs(std::move(of)) {}
    const GeometryInputs inputs;
    std::mutex mutex;
    std::shared_ptr<const Geometry> geometry;  // guarded by `mutex`; null until compiled
    std::atomic<double> bytes = 0;             // of it
  };

  std::shared_ptr<Entry> entry_of(GeometryInputs inputs);

  const std::size_t most_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Entry>> entries_;  // guarded by `mutex_`; the one asked for last in front
};

}  // namespace bulwark
