#!/usr/bin/env bash
# Set-up and daily use: ./x run FILE | test | build | bench | format
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$root/build
packages=(g++ cmake ninja-build antlr4 libantlr4-runtime-dev libfmt-dev libcli11-dev nlohmann-json3-dev libutf8proc-dev
          libgtest-dev llvm-19-tools python3 python3-psutil clang-19 libclang-rt-19-dev clang-format-19 mold ccache)

say() { printf '%s\n' "x: $*" >&2; }

usage() {
    cat <<'TEXT'
usage: ./x COMMAND
  run FILE [-- ARGS]   set up, build oxidec, compile FILE and run it
  test [PATTERN]       set up, build everything, run every test (or those whose ctest name matches)
  build                set up, build build/bin/oxidec
  bench                set up, build and run the benchmarks
  format               lay out all C++ files with clang-format
TEXT
}

install_packages() {
    local missing=() package installed
    installed=$(dpkg-query -W -f='${Package} ${Status}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        grep -q "^$package install ok installed" <<<"$installed" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || { say "missing packages: ${missing[*]}; install them as root"; exit 1; }
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

configure() {
    [[ -f $build/build.ninja ]] && return
    say "configuring $build"
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
}

compile() {
    install_packages >&2
    configure >&2
    ninja -C "$build" "$@" >&2
}

command=${1:-}
shift || true
case $command in
    run)
        (($#)) || { usage >&2; exit 2; }
        compile oxidec ox_runtime
        exec "$build/bin/oxidec" run "$@"
        ;;
    test)
        compile all
        exec ctest --test-dir "$build" --output-on-failure -j "$(nproc)" ${1:+-R "$1"}
        ;;
    build)
        compile oxidec ox_runtime
        ;;
    bench)
        compile oxidec ox_runtime
        exec python3 "$root/test/bench/run.py" "$build/bin/oxidec" "$@"
        ;;
    format)
        install_packages
        cd "$root"
        git ls-files -co --exclude-standard '*.h' '*.cpp' | xargs clang-format-19 -i
        ;;
    -h | --help | help)
        usage
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac
