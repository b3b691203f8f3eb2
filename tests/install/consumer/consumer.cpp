#include <bulwark/bulwark.h>

#include <cstdio>

int main() {
  const bulwark::Simulation raid = bulwark::Simulation::from_file(CONFIGS "/quickstart.yaml");
  bulwark::RunOptions options;
  options.trials = 200;
  const bulwark::ResultSet results = raid.run(options);
  std::printf("%s %zu %.6f\n", bulwark::version().c_str(), results.frame("summary").rows(),
              results.estimate("leakage:all").value);
}
