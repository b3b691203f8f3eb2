// A YAML document as a tree in which every node knows where it was written. The strict part of the format lives here
// and in parse.cpp: no anchors, aliases, tags, merge keys or duplicate keys, one document, bounded depth and size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

/// Where something was written. Source 0 is the file, others are settings and further files (diagnostics.h); line and
/// column count from 1.
struct Place {
  int source = 0;
  int line = 1;
  int column = 1;
};

/// `invalid` marks what a complaint was already made about: readers pass over it in silence.
enum class NodeKind { null, scalar, list, map, invalid };

struct Member;

struct Node {
  NodeKind kind = NodeKind::null;
  Place place;
  std::string text;             // scalar
  bool is_quoted = false;       // scalar in quotes or block style: a text, never a bare number
  std::vector<Node> items;      // list
  std::vector<Member> members;  // map, in the order of the file

  Node* find(std::string_view key);
  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Place key_place;
  Node value;
};

/// Of a map, in the order of the file; none of anything else, nor of nullptr.
std::vector<std::string> keys_of(const Node* map);

/// "a list", "a map", "'text'", "nothing": what an author wrote, for messages.
std::string shape_of(const Node& node);

}  // namespace bulwark
