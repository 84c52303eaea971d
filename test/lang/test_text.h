#pragma once

#include <gtest/gtest.h>

#include <string>

#include "ox/prelude.h"

/// Texts as GoogleTest can print them.
inline std::string toStd(ox::Str text) { return std::string(text.data(), text.len()); }
inline std::string toStd(ox::String const& text) { return toStd(text.asStr()); }
