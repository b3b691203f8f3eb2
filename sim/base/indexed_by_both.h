// Tables of two dimensions, looked up by two ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/contract.h"
#include "base/id.h"

namespace bulwark {

/// Where (row, column) is in every table of as many columns: worked out once, good for all of them.
template <class Row, class Column>
struct Slot {
  std::uint32_t value = 0;

  friend constexpr bool operator==(const Slot&, const Slot&) = default;
};

/// The place of a column from that of the row's first.
template <class Row, class Column>
constexpr Slot<Row, Column> operator+(Slot<Row, Column> first, Column column) {
  return {first.value + column.value};
}

/// Rows of equal length, one after the other, in one vector.
template <class Row, class Column, class T>
class IndexedByBoth {
 public:
  using SlotOf = Slot<Row, Column>;

  IndexedByBoth() = default;
  IndexedByBoth(std::size_t rows, std::size_t columns, const T& value = T()) { assign(rows, columns, value); }

  /// A table of the same shape, filled with one value.
  template <class Other>
  void assign_like(const IndexedByBoth<Row, Column, Other>& other, const T& value) {
    columns_ = other.columns();
    items_.assign(other.size(), value);
  }
  void assign(std::size_t rows, std::size_t columns, const T& value) {
    columns_ = columns;
    items_.assign(rows * columns, value);
  }
  /// One more row, of so many items as there are columns. The first row of an empty table says how many those are.
  void push_row(std::span<const T> row) {
    EXPECTS(items_.empty() || row.size() == columns_);
    columns_ = row.size();
    items_.insert(items_.end(), row.begin(), row.end());
  }

  SlotOf first_of(Row row) const { return {static_cast<std::uint32_t>(row.index() * columns_)}; }
  SlotOf slot_of(Row row, Column column) const {
    EXPECTS(column.index() < columns_);
    return first_of(row) + column;
  }
  Row row_of(SlotOf slot) const { return Row(slot.value / columns_); }
  Column column_of(SlotOf slot) const { return Column(slot.value % columns_); }
  /// Of all items, row by row.
  IdRange<SlotOf> slots() const { return {SlotOf{}, SlotOf{static_cast<std::uint32_t>(size())}}; }
  T& operator[](SlotOf slot) {
    EXPECTS(slot.value < size());
    return items_[slot.value];
  }
  const T& operator[](SlotOf slot) const {
    EXPECTS(slot.value < size());
    return items_[slot.value];
  }
  T& operator()(Row row, Column column) { return (*this)[slot_of(row, column)]; }
  const T& operator()(Row row, Column column) const { return (*this)[slot_of(row, column)]; }
  std::span<const T> row(Row row) const { return {items_.data() + first_of(row).value, columns_}; }

  std::size_t columns() const { return columns_; }
  std::size_t size() const { return items_.size(); }  // items
  void clear() { items_.clear(); }
  bool empty() const { return items_.empty(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  friend bool operator==(const IndexedByBoth&, const IndexedByBoth&) = default;

 private:
  std::size_t columns_ = 0;
  std::vector<T> items_;
};

}  // namespace bulwark
