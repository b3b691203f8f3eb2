#include "engine/compile_job.h"

#include <utility>

#include "engine/memory.h"

namespace bulwark {

namespace {
constexpr double kept_share = 0.25;
}  // namespace

std::shared_ptr<const Tables> compile_job(Scenario scenario, GeometryCache& geometries, const PoolHooks& hooks) {
  end_if_asked(hooks.stop);
  check_memory(scenario, hooks.threads, hooks.most_bytes);
  auto tables = std::make_shared<const Tables>(compile(std::move(scenario), geometries, hooks.stop));
  geometries.shrink_to(kept_share * hooks.most_bytes);
  return tables;
}

std::shared_ptr<const Tables> compile_job(Scenario scenario, const PoolHooks& hooks) {
  GeometryCache geometries(1);
  return compile_job(std::move(scenario), geometries, hooks);
}

}  // namespace bulwark
