// The tool chain with a runtime of one header and one function, so that only the tool chain itself is on
// trial.
#include "driver/toolchain/builder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace oxide::toolchain {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

// Both compilers that are installed.
class BuilderTest : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "oxidec-builder-XXXXXX";
        root_ = mkdtemp(name.data());
        setenv("XDG_CACHE_HOME", (root_ / "cache").c_str(), 1);
        layout_ = {root_ / "include", root_ / "api", root_ / "libox_runtime.a"};
        write(layout_.include / "ox/prelude.h", "#pragma once\nint answer();\n");
        write(root_ / "runtime.cpp", "int answer() { return 42; }\n");
        std::string problem;
        cache_ = Cache::open(problem);
        ASSERT_TRUE(cache_) << problem;
        compiler_ = chooseCompiler(GetParam(), *cache_, problem);
        if (!compiler_) GTEST_SKIP() << problem;
        std::string object = (root_ / "runtime.o").string();
        ASSERT_TRUE(runProcess({compiler_->path, "-c", (root_ / "runtime.cpp").string(), "-o", object}).ok());
        ASSERT_TRUE(runProcess({"ar", "rcs", layout_.archive.string(), object}).ok());
    }

    void TearDown() override { fs::remove_all(root_); }

    Builder builder(BuildSettings settings = {}) {
        return Builder(layout_, *cache_, *compiler_, std::move(settings));
    }

    static int statusOf(const BuildResult& result) { return runProcess({result.program.string()}).status; }

    bool temporaryFolderIsEmpty() const { return fs::is_empty(root_ / "cache/oxidec/tmp"); }

    fs::path root_;
    Layout layout_;
    std::optional<Cache> cache_;
    std::optional<Compiler> compiler_;
};

const char* const kProgram = "#include \"ox/prelude.h\"\nint main() { return answer(); }\n";

TEST_P(BuilderTest, BuildsAProgramOnce) {
    BuildResult first = builder().build(kProgram);
    ASSERT_EQ(first.kind, BuildResult::Kind::Built) << first.output;
    EXPECT_EQ(statusOf(first), 42);
    fs::file_time_type made = fs::last_write_time(first.program);
    BuildResult second = builder().build(kProgram);
    EXPECT_EQ(second.program, first.program);
    EXPECT_GE(fs::last_write_time(second.program), made);
    EXPECT_TRUE(temporaryFolderIsEmpty());
}

TEST_P(BuilderTest, ProfilesAndFlagsAreApart) {
    BuildSettings release;
    release.release = true;
    std::string text =
        "#include \"ox/prelude.h\"\n#ifdef OX_RELEASE\nint main() { return 1; }\n#else\nint main() { return "
        "2; }\n#endif\n";
    EXPECT_EQ(statusOf(builder().build(text)), 2);
    EXPECT_EQ(statusOf(builder(release).build(text)), 1);
    BuildSettings flagged;
    flagged.extraFlags = {"-DOX_RELEASE"};
    EXPECT_EQ(statusOf(builder(flagged).build(text)), 1);
}

TEST_P(BuilderTest, SeesAChangedHeader) {
    EXPECT_EQ(statusOf(builder().build(kProgram)), 42);
    write(layout_.include / "ox/prelude.h", "#pragma once\ninline int answer() { return 7; }\n");
    EXPECT_EQ(statusOf(builder().build(kProgram)), 7);
}

TEST_P(BuilderTest, MakesADamagedPrecompiledHeaderAnew) {
    EXPECT_EQ(statusOf(builder().build(kProgram)), 42);
    for (const auto& entry : fs::recursive_directory_iterator(root_ / "cache/oxidec/headers")) {
        std::string extension = entry.path().extension().string();
        if (extension == ".pch") fs::resize_file(entry.path(), 100);
    }
    BuildResult result = builder().build(std::string(kProgram) + "// changed\n");
    ASSERT_EQ(result.kind, BuildResult::Kind::Built) << result.output;
    EXPECT_EQ(statusOf(result), 42);
}

TEST_P(BuilderTest, KeepsARejectedText) {
    BuildResult result = builder().build("int main() { return missing(); }\n");
    EXPECT_EQ(result.kind, BuildResult::Kind::Rejected);
    EXPECT_NE(result.output.find("missing"), std::string::npos);
    EXPECT_EQ(Cache::read(result.kept), "int main() { return missing(); }\n");
    EXPECT_TRUE(temporaryFolderIsEmpty());
}

TEST_P(BuilderTest, ReportsAMissingRuntime) {
    fs::remove(layout_.archive);
    BuildResult result = builder().build(kProgram);
    EXPECT_EQ(result.kind, BuildResult::Kind::Unusable);
    EXPECT_NE(result.output.find("runtime is missing"), std::string::npos);
}

TEST_P(BuilderTest, SeveralProcessesBuildAtOnce) {
    for (int i = 0; i < 4; ++i) {
        if (fork() != 0) continue;
        std::string text = std::string(kProgram) + "// " + std::to_string(i) + "\n";
        BuildResult result = builder().build(text);
        _exit(result.kind == BuildResult::Kind::Built && statusOf(result) == 42 ? 0 : 1);
    }
    for (int i = 0; i < 4; ++i) {
        int status = 0;
        wait(&status);
        EXPECT_EQ(status, 0);
    }
    EXPECT_TRUE(temporaryFolderIsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Compilers, BuilderTest, testing::Values("clang++-19", "g++"),
                         [](const auto& info) { return std::string(info.param) == "g++" ? "gcc" : "clang"; });

TEST(Compiler, NamesWhatIsMissing) {
    setenv("XDG_CACHE_HOME", testing::TempDir().c_str(), 1);
    std::string problem;
    std::optional<Cache> cache = Cache::open(problem);
    ASSERT_TRUE(cache);
    EXPECT_FALSE(chooseCompiler("no-such-compiler", *cache, problem));
    EXPECT_EQ(problem, "the C++ compiler `no-such-compiler` was not found");
    EXPECT_FALSE(chooseCompiler("true", *cache, problem));
    EXPECT_EQ(problem, "`true` does not work as a C++ compiler");
}

TEST(Process, PassesStatusesSignalsAndOutput) {
    EXPECT_EQ(runProcess({"sh", "-c", "echo out; echo err >&2; exit 3"}).output, "out\nerr\n");
    EXPECT_EQ(runProcess({"sh", "-c", "exit 3"}).status, 3);
    EXPECT_EQ(runProcess({"sh", "-c", "kill -9 $$"}).signal, 9);
    EXPECT_EQ(runProcess({"/no/such/program"}).status, 127);
    EXPECT_EQ(shellText({"a", "b c", "it's"}), "a 'b c' 'it'\\''s'");
}

}  // namespace

}  // namespace oxide::toolchain
