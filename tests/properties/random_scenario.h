// Random valid scenarios over all features of the format: short raids in which features get in each other's way.
#pragma once

#include <random>
#include <string>

namespace bulwark::testing {

/// Whether threats fly at batteries and sensors too, channels return and batteries go off duty.
enum class Defence { plain, living };

/// The YAML text of scenario number `seed`. The same number gives the same text everywhere (mt19937 and integers only).
class RandomScenario {
 public:
  explicit RandomScenario(unsigned seed, Defence defence = Defence::plain)
      : engine_(seed), is_living_(defence == Defence::living) {}
  std::string text();

 private:
  int whole(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
  bool chance(int percent) { return whole(1, 100) <= percent; }
  std::string share() { return std::to_string(whole(0, 20) / 20.0); }
  std::string pick(std::initializer_list<const char*> choices) {
    return *(choices.begin() + whole(0, static_cast<int>(choices.size()) - 1));
  }
  std::string place(int reach_km);
  std::string far_away(int least_km, int most_km);
  std::string seconds(int low, int high);
  std::string seconds_or_law(int low, int high);
  std::string family_pks();
  std::string doctrine();

  std::string assets();
  std::string threats();
  std::string raid();
  std::string salvo();
  std::string sites();
  std::string duty();
  std::string living_keys();
  std::string sensors();
  std::string sensor();
  std::string system(const std::string& name);
  std::string batteries();
  std::string jammers();
  std::string command();
  std::string uncertain();

  std::mt19937 engine_;
  bool is_living_ = false;
  int assets_ = 1;
  int sensors_ = 0;
  int salvos_ = 0;
  bool first_count_drawn_ = false;
  bool reload_in_first_system_ = false;
};

}  // namespace bulwark::testing
