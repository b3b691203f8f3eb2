// What a reader takes at one place of a file. Readers say it themselves: run over a value that describes (value.h),
// they fill in a Shape in place of reading, so that a schema of the format needs no list of keys of its own.
#pragma once

#include <limits>
#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

enum class ShapeKind {
  unknown,   // no reader has said
  anything,  // of no interest to its reader
  nothing,   // no value at all
  number,    // from `low` to `high`
  whole,     // likewise, a whole number
  flag,      // true or false
  text,      // any scalar; with a `pattern`, one that is no number
  words,     // one of `words`
  map,       // with `keys`, others that match `pattern`, where there is one, and no more
  by_name,   // a map from names to the one of `parts`, but for its `keys`; so are the others of a map
  list,      // of the one of `parts`
  tuple,     // of all `parts`, in their order
  either,    // one of `parts`
};

struct ShapeKey;

struct Shape {
  std::string meaning;     // "a length, as 25 m"
  std::string standard;    // what holds where it is absent, as it would be written; empty: nothing that can be written
  std::string definition;  // a name that shapes share which are equal; empty: of this place alone

  ShapeKind kind = ShapeKind::unknown;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool is_open = false;  // low itself is left out
  std::string pattern;   // a regular expression of a text, or of names
  std::vector<std::string> words;
  std::list<ShapeKey> keys;
  std::list<Shape> parts;                             // a list: places are kept by address while others are added
  std::vector<std::vector<std::string>> exactly_one;  // of the keys of each group exactly one must be there
  bool has_one_key = false;                           // of `keys`

  /// Begins anew as one of this kind, unless it is one already.
  void become(ShapeKind of_kind);
  Shape& add_part();
  /// The key of this name, a new one where it is new.
  ShapeKey& key(std::string_view name);
};

struct ShapeKey {
  std::string name;
  bool is_required = false;
  bool is_known = true;  // false: a reader asks for it, but would complain of it, too
  Shape value;
};

}  // namespace bulwark
