#!/bin/bash
# Records, kills the recording at a random moment, looks at every block, and again on the same file.
#   kills.sh [COUNT [LONGEST-SECONDS [FLUSH-MS]]]     default: 200 6 0 (the writer's own rhythm of two seconds)
# VICTIM: the program HistoryVictim. Exit status 1 when a file is not clean or five seconds are lost.
set -u
cd "$(dirname "$0")/../.."
count=${1:-200} longest=${2:-6} flush=${3:-0}
victim=${VICTIM:-.build/debug/HistoryVictim}
[ -x "$victim" ] || { echo "not built: $victim" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
worst=0
for number in $(seq "$count"); do
  "$victim" live "$folder/victim.history" "$flush" > "$folder/log" 2> "$folder/errors" &
  process=$!
  sleep "$(awk -v longest="$longest" -v seed="$RANDOM$number" 'BEGIN { srand(seed); print 0.15 + rand() * (longest - 0.15) }')"
  kill -9 $process 2>/dev/null || { echo "kill $number: it was gone" >&2; cat "$folder/errors" >&2; exit 1; }
  wait $process 2>/dev/null
  # Killed before it had made the file.
  [ -s "$folder/log" ] || continue
  answer=$("$victim" check "$folder/victim.history") || { echo "kill $number: $answer" >&2; exit 1; }
  newest=${answer##* }
  lost=$(awk -v newest="$newest" '
    NR == 1 { first = $2 }
    $1 <= newest { kept = $2 }
    { last = $2 }
    END { print last - (kept ? kept : first) }' "$folder/log")
  [ "$lost" -gt "$worst" ] && worst=$lost
done
echo "$count kills, every file clean; greatest loss $(awk -v worst=$worst 'BEGIN { print worst / 1000 }') s; $answer"
[ "$worst" -lt 5000 ]
