// Routes, lanes and altitude profiles (model.md, section 2).
#include "geometry/route.h"

#include <gtest/gtest.h>

#include "geometry/near.h"

namespace bulwark {
namespace {

using Point = Vector2;

TEST(LevelRoute, FliesItsLegsAtConstantGroundSpeed) {
  const Route route = level_route({Point(0, 0), Point(300, 0), Point(300, 400)}, 10, 50);
  EXPECT_DOUBLE_EQ(route.duration_s, 70);
  EXPECT_TRUE(is_near(route.position_m(0), Vector3(0, 0, 50)));
  EXPECT_TRUE(is_near(route.position_m(15), Vector3(150, 0, 50)));
  EXPECT_TRUE(is_near(route.position_m(30), Vector3(300, 0, 50)));
  EXPECT_TRUE(is_near(route.position_m(50), Vector3(300, 200, 50)));
  EXPECT_TRUE(is_near(route.position_m(70), Vector3(300, 400, 50)));
}

TEST(LevelRoute, RepeatedPointsMakeNoLeg) {
  const Route route = level_route({Point(0, 0), Point(0, 0), Point(100, 0), Point(100, 0)}, 10, 0);
  EXPECT_EQ(route.legs.size(), 1U);
  EXPECT_DOUBLE_EQ(route.duration_s, 10);
  EXPECT_THROW(level_route({Point(3, 4), Point(3, 4)}, 10, 0), std::logic_error);
}

TEST(BallisticRoute, IsAParabolaOfTheFractionOfGroundDistance) {
  const Route route = ballistic_route({Point(0, 0), Point(600, 0), Point(600, 400)}, 10, 2000);
  for (const double u : {0.0, 0.1, 0.25, 0.5, 0.6, 0.9, 1.0}) {
    EXPECT_NEAR(route.altitude_m(u * route.duration_s), 4 * 2000 * u * (1 - u), 1e-9);
  }
  EXPECT_DOUBLE_EQ(route.altitude_m(50), 2000);
  // The kink of the ground track leaves the altitude smooth: fraction flown of the whole, not of the leg.
  EXPECT_NEAR(route.position_m(60).z(), 4 * 2000 * 0.6 * 0.4, 1e-9);
  EXPECT_NEAR(route.altitude_from(60)(20), route.altitude_m(80), 1e-9);
}

TEST(Lanes, AreShiftedToTheLeftOfTheWayOut) {
  // Flying north, left is west.
  EXPECT_TRUE(is_near(lane_shift_m(Point(0, 0), Point(0, 500), 2, 3, 100), Point(-100, 0)));
  EXPECT_TRUE(is_near(lane_shift_m(Point(0, 0), Point(0, 500), 0, 3, 100), Point(100, 0)));
  EXPECT_EQ(lane_shift_m(Point(0, 0), Point(0, 500), 1, 3, 100), Vector2::Zero());
  // Flying east, left is north; an even number of lanes straddles the line.
  EXPECT_TRUE(is_near(lane_shift_m(Point(7, 7), Point(9, 7), 1, 2, 100), Point(0, 50)));
  EXPECT_TRUE(is_near(lane_shift_m(Point(7, 7), Point(9, 7), 0, 2, 100), Point(0, -50)));
  EXPECT_EQ(lane_shift_m(Point(7, 7), Point(9, 7), 0, 1, 100), Vector2::Zero());
}

TEST(GroundDistance, IsAPolynomialOfTheTimeOnTheLeg) {
  const Route route = level_route({Point(0, 0), Point(300, 0), Point(300, 400)}, 10, 50);
  const Leg& leg = route.legs[1];
  const Point site(100, 100);
  for (const double tau_s : {0.0, 10.0, 40.0}) {
    const double expected = (route.position_m(leg.begin_s + tau_s).ground() - site).squaredNorm();
    EXPECT_NEAR(squared_ground_distance(leg, site)(tau_s), expected, 1e-6);
  }
}

}  // namespace
}  // namespace bulwark
