// Strong ids: an index that knows what it counts, so that a battery is never looked up among threats.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/contract.h"

namespace bulwark {

template <class Tag, class Value = std::uint32_t>
struct Id {
  Value value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<Value>(index)) {}
  constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using AssetId = Id<struct AssetTag>;
using FamilyId = Id<struct FamilyTag, std::uint16_t>;
using TypeId = Id<struct TypeTag, std::uint16_t>;  // a type of threat
using SalvoId = Id<struct SalvoTag>;
using SensorId = Id<struct SensorTag>;
using SystemId = Id<struct SystemTag>;    // a kind of battery
using BatteryId = Id<struct BatteryTag>;  // one fire unit
using JammerId = Id<struct JammerTag>;
using RouteId = Id<struct RouteTag>;      // (salvo, lane, target)
using PairId = Id<struct PairTag>;        // (route, battery) with a launch window
using WindowId = Id<struct WindowTag>;    // a launch window of a pair
using OpeningId = Id<struct OpeningTag>;  // of a launch window, in the order of its route
using CellId = Id<struct CellTag>;        // (salvo, target): the finest group that is counted
using ThreatId = Id<struct ThreatTag>;    // one threat of one trial, in scenario order
using RankId = Id<struct RankTag>;        // a threat's place in the order of the command

/// Ids that follow one another: [begin, end).
template <class IdType>
struct IdRange {
  struct Iterator {
    IdType id;
    IdType operator*() const { return id; }
    Iterator& operator++() {
      ++id.value;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;
  };

  IdType first;
  IdType last;  // the first that is not among them

  Iterator begin() const { return {first}; }
  Iterator end() const { return {last}; }
  std::size_t size() const { return last.index() - first.index(); }
  bool empty() const { return first == last; }
};

/// A vector that only its own id may index.
template <class IdType, class T>
class IndexedBy {
 public:
  IndexedBy() = default;
  IndexedBy(std::initializer_list<T> items) : items_(items) {}
  explicit IndexedBy(std::size_t count, const T& value = T()) : items_(count, value) {}

  T& operator[](IdType id) {
    EXPECTS(id.index() < size());
    return items_[id.index()];
  }
  const T& operator[](IdType id) const {
    EXPECTS(id.index() < size());
    return items_[id.index()];
  }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  /// Of all items, in order.
  IdRange<IdType> ids() const { return {IdType(), IdType(size())}; }
  IdType push_back(T item) {
    items_.push_back(std::move(item));
    return IdType(items_.size() - 1);
  }
  T& emplace_back() { return items_.emplace_back(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  T& back() { return items_.back(); }
  const T& back() const { return items_.back(); }
  const T* data() const { return items_.data(); }
  void clear() { items_.clear(); }
  void resize(std::size_t count) { items_.resize(count); }
  void assign(std::size_t count, const T& value) { items_.assign(count, value); }
  friend bool operator==(const IndexedBy&, const IndexedBy&) = default;

 private:
  std::vector<T> items_;
};

}  // namespace bulwark
