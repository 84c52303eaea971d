#include "driver/toolchain/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace oxide::toolchain {

namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers(const Command& command) {
    std::vector<char*> argv;
    for (const std::string& argument : command) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    return argv;
}

bool isExecutable(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0;
}

[[noreturn]] void runInChild(const Command& command, const Environment& environment, int output) {
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> argv = pointers(command);
    execvp(argv[0], argv.data());
    const char* reason = std::strerror(errno);
    if (write(STDERR_FILENO, reason, std::strlen(reason)) < 0) _exit(126);
    _exit(127);
}

}  // namespace

ProcessResult runProcess(const Command& command, const Environment& environment) {
    ProcessResult result;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        result.status = 127;
        result.output = std::strerror(errno);
        return result;
    }
    pid_t child = fork();
    if (child < 0) {
        result.status = 127;
        result.output = std::strerror(errno);
        close(ends[0]);
        close(ends[1]);
        return result;
    }
    if (child == 0) runInChild(command, environment, ends[1]);
    close(ends[1]);
    char buffer[4096];
    for (;;) {
        ssize_t count = read(ends[0], buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        result.output.append(buffer, static_cast<std::size_t>(count));
    }
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
    } else {
        result.status = WEXITSTATUS(status);
    }
    return result;
}

int becomeProgram(const std::string& path, const Command& arguments) {
    std::vector<char*> argv = pointers(arguments);
    execv(path.c_str(), argv.data());
    return errno;
}

std::optional<std::string> findProgram(std::string_view name) {
    if (name.empty()) return std::nullopt;
    std::error_code error;
    if (name.find('/') != std::string_view::npos) {
        fs::path path = fs::absolute(name, error);
        if (error || !isExecutable(path)) return std::nullopt;
        return path.string();
    }
    const char* searched = std::getenv("PATH");
    std::string_view rest = searched ? searched : "/usr/local/bin:/usr/bin:/bin";
    while (!rest.empty()) {
        std::size_t colon = rest.find(':');
        std::string_view folder = rest.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
        fs::path path = fs::path(folder.empty() ? "." : folder) / name;
        if (isExecutable(path)) return path.string();
    }
    return std::nullopt;
}

std::string shellText(const Command& command) {
    std::string text;
    for (const std::string& argument : command) {
        if (!text.empty()) text += ' ';
        bool plain =
            !argument.empty() && argument.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;#~!") == std::string::npos;
        if (plain) {
            text += argument;
            continue;
        }
        text += '\'';
        for (char c : argument) {
            if (c == '\'') {
                text += "'\\''";
            } else {
                text += c;
            }
        }
        text += '\'';
    }
    return text;
}

}  // namespace oxide::toolchain
