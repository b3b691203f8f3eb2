// Points and directions of the plane and of space, as plain values: x east, y north, z up. So little of a vector is
// needed that reading a linear algebra library for it took a fifth of the time of a build.
#pragma once

#include <cmath>

namespace bulwark {

class Vector2 {
 public:
  constexpr Vector2() = default;
  constexpr Vector2(double x, double y) : x_(x), y_(y) {}
  static constexpr Vector2 Zero() { return {}; }

  constexpr double x() const { return x_; }
  constexpr double y() const { return y_; }
  constexpr double dot(const Vector2& other) const { return x_ * other.x_ + y_ * other.y_; }
  constexpr double squaredNorm() const { return dot(*this); }
  double norm() const { return std::sqrt(squaredNorm()); }

  friend constexpr Vector2 operator+(const Vector2& a, const Vector2& b) { return {a.x_ + b.x_, a.y_ + b.y_}; }
  friend constexpr Vector2 operator-(const Vector2& a, const Vector2& b) { return {a.x_ - b.x_, a.y_ - b.y_}; }
  friend constexpr Vector2 operator*(double s, const Vector2& a) { return {s * a.x_, s * a.y_}; }
  friend constexpr Vector2 operator*(const Vector2& a, double s) { return s * a; }
  friend constexpr bool operator==(const Vector2&, const Vector2&) = default;

 private:
  double x_ = 0;
  double y_ = 0;
};

class Vector3 {
 public:
  constexpr Vector3() = default;
  constexpr Vector3(double x, double y, double z) : x_(x), y_(y), z_(z) {}

  constexpr double x() const { return x_; }
  constexpr double y() const { return y_; }
  constexpr double z() const { return z_; }
  Vector2 ground() const { return {x_, y_}; }
  double norm() const { return std::sqrt(x_ * x_ + (y_ * y_ + z_ * z_)); }

  friend constexpr Vector3 operator-(const Vector3& a, const Vector3& b) {
    return {a.x_ - b.x_, a.y_ - b.y_, a.z_ - b.z_};
  }
  friend constexpr bool operator==(const Vector3&, const Vector3&) = default;

 private:
  double x_ = 0;
  double y_ = 0;
  double z_ = 0;
};

}  // namespace bulwark
