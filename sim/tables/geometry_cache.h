// Geometries of scenarios that were compiled of late, for those to come that differ in nothing geometric.
#pragma once

#include <atomic>
#include <condition_variable>
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
    /// Null once for each caller that is to compile it now; otherwise the geometry, waited for.
    std::shared_ptr<const Geometry> taken();
    /// What came of compiling; null where it failed.
    void give(std::shared_ptr<const Geometry> compiled);

    const GeometryInputs inputs;
    std::atomic<double> bytes = 0;  // of the geometry

   private:
    // Not the mutex is waited for, as compiling can take minutes: a wait for a condition lets signals in everywhere,
    // that for a mutex keeps them out under clang's thread sanitizer.
    std::mutex mutex_;
    std::condition_variable given_;
    bool is_compiling_ = false;                 // guarded by `mutex_`
    std::shared_ptr<const Geometry> geometry_;  // guarded by `mutex_`; null until compiled
  };

  std::shared_ptr<Entry> entry_of(GeometryInputs inputs);

  const std::size_t most_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Entry>> entries_;  // guarded by `mutex_`; the one asked for last in front
};

}  // namespace bulwark
