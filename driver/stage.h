// The intermediate forms of the pipeline, in its order.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace oxide::driver {

enum class Stage { Tokens, Ast, Names, Hir, Flow, Awaits, Mono, Cpp };

std::optional<Stage> parseStage(std::string_view text);  // "tokens", "ast", ..
std::string_view stageText(Stage stage);

}  // namespace oxide::driver
