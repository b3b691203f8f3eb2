// yaml-cpp's events → tree of nodes, refusing what a scenario may not contain.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "yaml/diagnostics.h"
#include "yaml/document.h"

namespace bulwark {

/// Turns yaml-cpp's positions (line and column from 0, columns in bytes) into ours (from 1, columns in characters).
class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, int source);
  Place at(const YAML::Mark& mark);
  /// Text of the line, without its end; empty beyond the last. Counts from 1.
  std::string_view line(int number) const;

 private:
  std::string_view text_;
  int source_;
  std::vector<std::size_t> line_starts_;
  // The last place that was asked for: the next is mostly beyond it, and a line may be as long as the file.
  int last_line_ = 0;
  std::size_t last_byte_ = 0;
  std::size_t last_character_ = 0;
};

/// Thrown by the builder, after its complaint, to leave yaml-cpp's recursion where going on would be harmful.
struct ParsingStopped {};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(PlaceFinder& places, Diagnostics& diagnostics) : places_(places), diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

  /// The tree, once the document has been read to its end.
  Node take_tree() { return std::move(root_); }
  bool has_tree() const { return has_root_; }
  /// Dotted path of the list or map being read.
  std::string path() const;
  /// Where the innermost bracket that is still open was opened, and whether there is one.
  bool find_open_bracket(Place& place) const;

 private:
  struct Frame {
    Node node;
    bool is_flow = false;
    bool is_invalid = false;
    bool has_key = false;  // a map's key was read, its value is next
    Node key;
    std::unordered_map<std::string, int> lines_of_keys;
  };

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style);
  void close();
  void attach(Node node);
  void attach_key(Frame& map, Node key);
  void attach_value(Frame& map, Node value);
  bool is_tagged(const Place& place, const std::string& tag);
  void refuse_open_quote(const YAML::Mark& mark);
  void count_node(const Place& place);

  PlaceFinder& places_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  Node root_;
  bool has_root_ = false;
  int documents_ = 0;
  int nodes_ = 0;
};

}  // namespace bulwark
