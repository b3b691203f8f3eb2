#include "output/json_schema.h"

#include <algorithm>
#include <cmath>

#include "output/manifest_text.h"

namespace bulwark {

namespace {

/// Scalars on one line: a name may look like a number.
const Json any_text = {{"type", {"string", "number", "boolean"}}, {"pattern", R"(^[^\u0000-\u001F\u007F]*$)"}};

class Writer {
 public:
  Json place(const Shape& shape);
  void fill(const Shape& shape, Json& json);
  const Json& definitions() const { return definitions_; }

 private:
  void fill_map(const Shape& shape, Json& json);
  void fill_list(const Shape& shape, Json& json);
  Json places(const std::list<Shape>& shapes);

  Json definitions_ = Json::object();
};

/// A number, a flag or a text, as it would be written.
Json value_of(const std::string& written) {
  const Json value = Json::parse(written, nullptr, false);
  return value.is_discarded() ? Json(written) : value;
}

void fill_number(const Shape& shape, Json& json) {
  json["type"] = shape.kind == ShapeKind::whole ? "integer" : "number";
  constexpr double most_digits = 1e15;
  const auto limit = [&](const char* name, double value) {
    const bool is_whole = value == std::floor(value) && std::abs(value) <= most_digits;
    if (std::isfinite(value)) json[name] = is_whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
  };
  limit(shape.is_open ? "exclusiveMinimum" : "minimum", shape.low);
  limit("maximum", shape.high);
}

/// For each group: exactly one of these is required.
Json rules_of(const std::vector<std::vector<std::string>>& groups) {
  Json rules = Json::array();
  for (const std::vector<std::string>& group : groups) {
    Json one_of = Json::array();
    for (const std::string& key : group) one_of.push_back({{"required", Json::array({key})}});
    rules.push_back({{"oneOf", one_of}});
  }
  return rules;
}

bool is_in_a_group(const Shape& map, const std::string& key) {
  return std::any_of(map.exactly_one.begin(), map.exactly_one.end(), [&](const std::vector<std::string>& group) {
    return std::find(group.begin(), group.end(), key) != group.end();
  });
}

void require_keys(const Shape& map, Json& json) {
  Json required = Json::array();
  for (const ShapeKey& key : map.keys) {
    if (key.is_required) required.push_back(key.name);
  }
  if (!required.empty()) json["required"] = required;
}

Json Writer::place(const Shape& shape) {
  Json json = Json::object();
  if (!shape.meaning.empty()) json["description"] = shape.meaning;
  if (!shape.standard.empty()) json["default"] = value_of(shape.standard);
  if (shape.definition.empty()) {
    fill(shape, json);
    return json;
  }
  if (!definitions_.contains(shape.definition)) {
    Json definition = Json::object();
    fill(shape, definition);
    definitions_[shape.definition] = std::move(definition);
  }
  json["$ref"] = "#/$defs/" + shape.definition;
  return json;
}

void Writer::fill(const Shape& shape, Json& json) {
  switch (shape.kind) {
    case ShapeKind::unknown:
    case ShapeKind::anything:
      return;
    case ShapeKind::nothing:
      json["type"] = "null";
      return;
    case ShapeKind::number:
    case ShapeKind::whole:
      return fill_number(shape, json);
    case ShapeKind::flag:
      json["type"] = "boolean";
      return;
    case ShapeKind::text:
      if (shape.pattern.empty()) return json.update(any_text);
      json["type"] = "string";
      json["pattern"] = shape.pattern;
      return;
    case ShapeKind::words:
      json["enum"] = shape.words;
      return;
    case ShapeKind::map:
    case ShapeKind::by_name:
      return fill_map(shape, json);
    case ShapeKind::list:
    case ShapeKind::tuple:
      return fill_list(shape, json);
    case ShapeKind::either:
      json["anyOf"] = places(shape.parts);
      return;
  }
}

void Writer::fill_map(const Shape& shape, Json& json) {
  json["type"] = "object";
  if (shape.kind == ShapeKind::by_name) {
    if (!shape.pattern.empty()) json["propertyNames"] = {{"pattern", shape.pattern}};
    for (const ShapeKey& key : shape.keys) json["properties"][key.name] = place(key.value);
    json["additionalProperties"] = place(shape.parts.front());
    require_keys(shape, json);
    return;
  }
  json["properties"] = Json::object();
  for (const ShapeKey& key : shape.keys) {
    Json value = place(key.value);
    if (is_in_a_group(shape, key.name)) value.erase("default");  // without it another must be there
    json["properties"][key.name] = std::move(value);
  }
  if (!shape.pattern.empty()) json["patternProperties"] = {{shape.pattern, place(shape.parts.front())}};
  json["additionalProperties"] = false;
  require_keys(shape, json);
  if (!shape.exactly_one.empty()) json["allOf"] = rules_of(shape.exactly_one);
  if (shape.has_one_key) json["minProperties"] = json["maxProperties"] = 1;
}

void Writer::fill_list(const Shape& shape, Json& json) {
  json["type"] = "array";
  if (shape.kind == ShapeKind::list) {
    json["items"] = place(shape.parts.front());
    return;
  }
  json["prefixItems"] = places(shape.parts);
  json["minItems"] = json["maxItems"] = shape.parts.size();
}

Json Writer::places(const std::list<Shape>& shapes) {
  Json all = Json::array();
  for (const Shape& shape : shapes) all.push_back(place(shape));
  return all;
}

}  // namespace

std::string json_schema(const Shape& shape, const std::string& title) {
  Json json = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  Writer writer;
  writer.fill(shape, json);
  json["$defs"] = writer.definitions();
  return text_of(json);
}

}  // namespace bulwark
