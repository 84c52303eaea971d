#!/bin/sh
# check_fixes.sh OXIDE_PARSE FILE..: a file of Rust spellings has errors, and none after its fixes are applied.
parse=$1
shift
fixed=$(mktemp)
trap 'rm -f "$fixed"' EXIT
for file; do
    if "$parse" "$file" > /dev/null; then
        echo "$file: no error to fix"
        exit 1
    fi
    "$parse" --fix "$file" > "$fixed"
    "$parse" "$fixed" || exit 1
done
