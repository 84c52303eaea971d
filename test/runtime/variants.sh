#!/bin/sh
# Builds and runs the runtime's tests in all variants, or in those named: variants.sh [VARIANT..], each COMPILER-MODE such as
# clang++-19-asan. Builds go below $OX_VARIANTS (default: build/variants). OX_REPEAT=N repeats the tests.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
builds=${OX_VARIANTS:-$source/build/variants}
all=""
for compiler in g++ clang++-19; do
    for mode in O0 O2 asan tsan; do all="$all $compiler-$mode"; done
done
failed=""
for variant in ${@:-$all}; do
    compiler=${variant%-*}
    case ${variant##*-} in
        O0) flags="-O0" ;;
        O2) flags="-O2" ;;
        # The header before a frame confuses the object-size check.
        asan) flags="-O1 -g -fsanitize=address,undefined -fno-sanitize=object-size -fno-sanitize-recover=undefined" ;;
        tsan) flags="-O1 -g -fsanitize=thread" ;;
    esac
    build=$builds/$variant
    cmake -S "$source" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$flags" \
        -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" >/dev/null
    echo "== $variant"
    if cmake --build "$build" --target ox_runtime_test >"$build/log" 2>&1 &&
        "$build/test/runtime/ox_runtime_test" --gtest_brief=1 --gtest_repeat="${OX_REPEAT:-1}" >"$build/log" 2>&1; then
        echo passed
    else
        tail -60 "$build/log"
        failed="$failed $variant"
    fi
done
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
