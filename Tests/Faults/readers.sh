#!/bin/bash
# Another user, who may write nothing, reads a history whose writer runs, has stopped, was killed, or left only the file.
# Needs root. VICTIM: the program HistoryVictim. Exit status 77 where it cannot be tried.
set -u
cd "$(dirname "$0")/../.."
victim=${VICTIM:-.build/debug/HistoryVictim}
[ "$(id -u)" = 0 ] && command -v setpriv >/dev/null || { echo "not tried: needs root and setpriv"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
mkdir -m 755 "$folder/state"
cp "$victim" "$folder/reader"
file=$folder/state/victim.history
look() {
  answer=$(cd / && setpriv --reuid=65534 --regid=65534 --clear-groups "$folder/reader" check "$file" 2>&1) || {
    echo "$1: $answer" >&2
    ls -l "$folder/state" >&2
    exit 1
  }
  count=$(echo "$answer" | awk '{ print $2 }')
  [ "$count" -gt 0 ] || { echo "$1: nothing to read" >&2; exit 1; }
  echo "$1: $answer"
}
"$victim" live "$file" 100 > /dev/null &
process=$!
sleep 1
look running
kill -9 $process
wait $process 2>/dev/null
look killed
rm -f "$file"*
"$victim" steps "$file" 40 > /dev/null
look stopped
rm -f "$file"-wal "$file"-shm
look "only the file"
