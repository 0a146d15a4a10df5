#!/bin/bash
# Lets each write to a history in turn fail, once and for good: without room, with an input/output error, and cut short.
#   writes.sh [STEPS [STRIDE]]     default: 100 steps (a batch a minute of the site), every write
# VICTIM: the program HistoryVictim. Exit status 1 when something is lost that was recorded, or a file is not clean.
set -u
cd "$(dirname "$0")/../.."
steps=${1:-100} stride=${2:-1}
victim=${VICTIM:-.build/debug/HistoryVictim}
[ -x "$victim" ] || { echo "not built: $victim" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
gcc -shared -fPIC -O2 -o "$folder/failing.so" Tests/Faults/failing_writes.c -ldl || exit 1
failing() { env LD_PRELOAD="$folder/failing.so" FAIL_FILE="$folder/a.history" "$@"; }
failing FAIL_COUNT="$folder/count" "$victim" steps "$folder/a.history" "$steps" > /dev/null || exit 1
total=$(cat "$folder/count")
tried=0
for as in ENOSPC EIO SHORT; do
  for lasting in 1 3 0; do
    for at in $(seq 1 "$stride" "$total"); do
      rm -f "$folder"/a.history*
      failing FAIL_AT="$at" FAIL_FOR=$lasting FAIL_AS=$as "$victim" steps "$folder/a.history" "$steps" \
        > "$folder/log" 2> "$folder/errors" || { echo "$as at $at: ended by itself" >&2; cat "$folder/errors" >&2; exit 1; }
      # All that it said was in the file, and all that came once a passing failure was over.
      known=$(awk '/^in/ { known = $2 } END { print known + 0 }' "$folder/log")
      tried=$((tried + 1))
      [ "$known" -gt 0 ] || [ $lasting = 0 ] || { echo "$as at $at: nothing recorded" >&2; exit 1; }
      [ "$known" -gt 0 ] || continue
      first=$(awk '/^in/ { print $2; exit }' "$folder/log")
      answer=$("$victim" check "$folder/a.history" 1) || { echo "$as at $at, for $lasting: $answer" >&2; exit 1; }
      kept=$(echo "$answer" | awk '{ print $2 }')
      # Where the first could not even open the file, those before it never reached a writer.
      [ "$kept" -ge $((known - first + 1)) ] || { echo "$as at $at, for $lasting: $kept of $known" >&2; exit 1; }
      [ $lasting = 0 ] || [ "$known" -eq "$steps" ] || { echo "$as at $at: stopped at $known" >&2; exit 1; }
    done
  done
done
echo "$total writes; $tried failures (ENOSPC, EIO, short; once, thrice, for good): nothing lost that was in the file, all clean"
