// A scenario made ready for the pool, within what the caller allows: memory, and the time until it is asked to end.
// Geometries that are kept for scenarios to come take a quarter of that memory at most.
#pragma once

#include <memory>

#include "engine/sample_pool.h"
#include "tables/geometry_cache.h"

namespace bulwark {

/// Compiles a scenario, which may be one of several at a time. Throws InputErrors, without a place, where it would take
/// more than hooks.most_bytes on the pool's threads, before anything is compiled; Stopped soon after it is asked to
/// end; and what compile() throws.
std::shared_ptr<const Tables> compile_job(Scenario scenario, GeometryCache& geometries, const PoolHooks& hooks);
/// One alone.
std::shared_ptr<const Tables> compile_job(Scenario scenario, const PoolHooks& hooks);

}  // namespace bulwark
