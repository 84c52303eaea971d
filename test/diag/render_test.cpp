// How diagnostics look. The expected texts have the form that rustc gives to the same spans and labels.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "frontend/diag/render_json.h"
#include "frontend/diag/render_text.h"

namespace oxide::diag {

namespace {

class RenderTest : public testing::Test {
  protected:
    void source(std::string text) { file_ = sources_.add("main.ox", std::move(text)); }

    // The nth occurrence of a piece of the source.
    Span at(std::string_view piece, int nth = 1) {
        std::string_view text = sources_.file(file_).text;
        std::size_t begin = text.find(piece);
        while (--nth > 0) begin = text.find(piece, begin + 1);
        EXPECT_NE(begin, std::string_view::npos) << piece;
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + piece.size())};
    }

    std::string one() { return renderOne(sources_, diagnostics_.all().back(), false, false); }

    SourceMap sources_;
    FileId file_;
    Diagnostics diagnostics_;
};

TEST_F(RenderTest, LabelsOnOneLineAndFarApart) {
    source("fn eat(cake: Cake) {\n    let a = 1\n    let b = 2\n    share(cake); share(cake)\n}\n");
    diagnostics_.error(Code::E0382, at("cake", 3), "use of moved value: `cake`")
        .label("value used here after move")
        .label(at("cake"),
               "move occurs because `cake` has type `Cake`, which does not implement the `Copy` trait")
        .label(at("cake", 2), "value moved here")
        .fix("consider cloning the value if the performance cost is acceptable", at("cake", 2).endPoint(),
             ".clone()");
    EXPECT_EQ(one(), R"(error[E0382]: use of moved value: `cake`
 --> main.ox:4:24
  |
1 | fn eat(cake: Cake) {
  |        ---- move occurs because `cake` has type `Cake`, which does not implement the `Copy` trait
...
4 |     share(cake); share(cake)
  |           ----         ^^^^ value used here after move
  |           |
  |           value moved here
  |
help: consider cloning the value if the performance cost is acceptable
  |
4 |     share(cake.clone()); share(cake)
  |               ++++++++

)");
}

TEST_F(RenderTest, MultilineSpans) {
    source("fn f() {\n    let n: Int = {\n        let a = 1\n        let b = 2\n    }\n}\n");
    Span block = at("{\n        let").to(at("}"));
    diagnostics_.error(Code::E0308, block, "mismatched types")
        .label("expected `Int`, found `()`")
        .label(at("Int"), "expected due to this");
    EXPECT_EQ(one(), R"(error[E0308]: mismatched types
 --> main.ox:2:18
  |
2 |       let n: Int = {
  |  ____________---___^
  | |            |
  | |            expected due to this
3 | |         let a = 1
4 | |         let b = 2
5 | |     }
  | |_____^ expected `Int`, found `()`

)");
}

TEST_F(RenderTest, MultilineSpanFromTheStartOfALine) {
    source("fn f() {\n    one(\n        2,\n    )\n}\n");
    diagnostics_.error(Code::E0061, at("one(\n        2,\n    )"),
                       "this function takes 2 arguments but 1 argument was supplied");
    EXPECT_EQ(one(), R"(error[E0061]: this function takes 2 arguments but 1 argument was supplied
 --> main.ox:2:5
  |
2 | /     one(
3 | |         2,
4 | |     )
  | |_____^

)");
}

TEST_F(RenderTest, NotesHelpsAndReplacements) {
    source("fn f(a: Int) {}\nfn main() {\n    g(1)\n}\n");
    diagnostics_.error(Code::E0425, at("g"), "cannot find function `g` in this scope")
        .label("not found in this scope")
        .note(at("f", 2), "function defined here")
        .note("a note\nof two lines")
        .help("a help")
        .fix("a function with a similar name exists", at("g"), "f");
    EXPECT_EQ(one(), R"(error[E0425]: cannot find function `g` in this scope
 --> main.ox:3:5
  |
3 |     g(1)
  |     ^ not found in this scope
  |
note: function defined here
 --> main.ox:1:4
  |
1 | fn f(a: Int) {}
  |    ^
  = note: a note
          of two lines
  = help: a help
help: a function with a similar name exists
  |
3 -     g(1)
3 +     f(1)
  |

)");
}

TEST_F(RenderTest, NewLinesAsAFix) {
    source("fn main() {\n    sleep()\n}\n");
    Fix fix{"consider importing this function",
            {{{file_, 0, 0}, "import tokio.time.sleep\n"}},
            Applicability::Safe};
    diagnostics_.error(Code::E0425, at("sleep"), "cannot find function `sleep` in this scope")
        .fixes.push_back(fix);
    EXPECT_EQ(one(), R"(error[E0425]: cannot find function `sleep` in this scope
 --> main.ox:2:5
  |
2 |     sleep()
  |     ^^^^^
  |
help: consider importing this function
  |
1 + import tokio.time.sleep
  |

)");
}

TEST_F(RenderTest, WideCharactersAndTabs) {
    source("\tlet s = \"日本\"; x\n");
    diagnostics_.error(Code::E0425, at("x"), "cannot find value `x` in this scope")
        .label(at("\"日本\""), "a string")
        .label("here");
    EXPECT_EQ(one(), R"(error[E0425]: cannot find value `x` in this scope
 --> main.ox:1:16
  |
1 |     let s = "日本"; x
  |             ------  ^ here
  |             |
  |             a string

)");
}

TEST_F(RenderTest, WarningsNameTheirLintOnceAndTheSummaryCounts) {
    source("fn main() {\n    f()\n    f()\n}\n");
    diagnostics_.warning(Code::unused_must_use, at("f()"), "unused `Result` that must be used");
    diagnostics_.warning(Code::unused_must_use, at("f()", 2), "unused `Result` that must be used");
    EXPECT_EQ(renderHuman(sources_, diagnostics_, false), R"(warning: unused `Result` that must be used
 --> main.ox:2:5
  |
2 |     f()
  |     ^^^
  |
  = note: `#[warn(unused_must_use)]` (part of `#[warn(unused)]`) on by default

warning: unused `Result` that must be used
 --> main.ox:3:5
  |
3 |     f()
  |     ^^^

warning: 2 warnings emitted

)");
    diagnostics_.error(Code::E0425, at("f()"), "cannot find function `f` in this scope");
    EXPECT_EQ(summaryText(diagnostics_), "aborting due to 1 previous error; 2 warnings emitted");
    EXPECT_EQ(renderShort(sources_, diagnostics_),
              "main.ox:2:5: warning[unused_must_use]: unused `Result` that must be used\n"
              "main.ox:3:5: warning[unused_must_use]: unused `Result` that must be used\n"
              "main.ox:2:5: error[E0425]: cannot find function `f` in this scope\n");
}

TEST_F(RenderTest, Json) {
    source("fn main() {\n    f()\n}\n");
    diagnostics_.error(Code::E0425, at("f()"), "cannot find function `f`")
        .label("here")
        .fix("use", at("f()"), "g()");
    std::string text = renderJson(sources_, diagnostics_);
    auto json = nlohmann::json::parse(text.substr(0, text.find('\n')));
    EXPECT_EQ(json["code"]["code"], "E0425");
    EXPECT_EQ(json["spans"][0]["line_start"], 2);
    EXPECT_EQ(json["spans"][0]["column_end"], 8);
    EXPECT_EQ(json["spans"][0]["label"], "here");
    EXPECT_EQ(json["spans"][0]["text"][0]["highlight_start"], 5);
    EXPECT_EQ(json["children"][0]["spans"][0]["suggested_replacement"], "g()");
    EXPECT_EQ(json["children"][0]["spans"][0]["suggestion_applicability"], "MachineApplicable");
    auto summary = nlohmann::json::parse(text.substr(text.find('\n') + 1));
    EXPECT_EQ(summary["message"], "aborting due to 1 previous error");
}

}  // namespace

}  // namespace oxide::diag
