#include "output/json.h"

#include <gtest/gtest.h>

#include <cmath>

#include "output/sha256.h"

namespace bulwark {
namespace {

TEST(Json, EscapesWhatItMust) {
  EXPECT_EQ(json_string("a\"b\\c\n\t\r"), R"("a\"b\\c\n\t\r")");
  EXPECT_EQ(json_string(std::string("\x01\x1f\0", 3)), R"("\u0001\u001f\u0000")");
  EXPECT_EQ(json_string("Größe – 5 %"), "\"Größe – 5 %\"");
}

TEST(Json, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(json_string("a\xff"
                        "b"),
            R"("a\ufffdb")");
  EXPECT_EQ(json_string("\xc0\xaf"), R"("\ufffd\ufffd")");            // overlong
  EXPECT_EQ(json_string("\xed\xa0\x80"), R"("\ufffd\ufffd\ufffd")");  // surrogate
  EXPECT_EQ(json_string("\xe2\x82"), R"("\ufffd\ufffd")");            // cut short
  EXPECT_EQ(json_string("\xf0\x9f\x9b\xa1"), "\"\xf0\x9f\x9b\xa1\"");
}

TEST(Json, Objects) {
  JsonObject inner;
  inner.add("n", std::uint64_t{18446744073709551615U});
  JsonObject object;
  object.add("name", "x");
  object.add("t", 0.5);
  object.add("none", std::nan(""));
  object.add("yes", true);
  object.add_raw("list", json_list({"a", "b"}));
  object.add_raw("inner", inner.text(2));
  EXPECT_EQ(object.text(), R"({
  "name": "x",
  "t": 0.5,
  "none": null,
  "yes": true,
  "list": ["a", "b"],
  "inner": {
    "n": 18446744073709551615
  }
})");
}

// FIPS 180-4 examples (NIST, Cryptographic Standards and Guidelines: SHA256.pdf) and the empty message.
TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace bulwark
