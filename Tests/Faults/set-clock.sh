#!/bin/bash
# A recorder and a console that follows it while the machine's clock is set forward and back by hours, and over the end of
# summer time in Berlin: what they show and record is told. Needs a C compiler and tmux. Usage: set-clock.sh AISLE
set -u
aisle=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
folder=$(mktemp -d)
server=(tmux -L "aisle-clock-$$" -f /dev/null)
trap '"${server[@]}" kill-server 2>/dev/null; sleep 1; rm -rf "$folder"' EXIT
cc -shared -fPIC -O2 -o "$folder/clock.so" set_clock.c -ldl || exit 77
clock=$folder/offset
run() { "${server[@]}" new-session -d -s "$1" -x 150 -y 24 \
  "exec env LD_PRELOAD=$folder/clock.so AISLE_CLOCK=$clock HOME=$folder TZ=Europe/Berlin LANG=C.UTF-8 $aisle $2 2>$folder/$1.log"; }
look() { echo "== $1"; "${server[@]}" capture-pane -p -t "console:" | sed -n 1p | cut -c1-120; }
set_to() { echo $(($(date -d "$1" +%s) - $(date +%s))) >"$clock"; }

# 02:58 in summer time; at 03:00 the clock is put back to 02:00.
set_to "2026-10-25T00:58:00Z"
run recorder record
sleep 6
run console console
sleep 8
look "two minutes before the end of summer time"
set_to "2026-10-25T01:02:00Z"
sleep 8
look "two minutes after it"
set_to "2026-10-25T04:02:00Z"
sleep 8
look "three hours forward"
set_to "2026-10-25T02:30:00Z"
sleep 8
look "an hour and a half back"
"${server[@]}" kill-session -t "console:"
kill -TERM "$("${server[@]}" list-panes -t "recorder:" -F '#{pane_pid}')"
sleep 3
cat "$folder/recorder.log"
history=$(ls "$folder"/.local/state/aisle/*.history)
"$aisle" history verify "$history"
for since in "2026-10-25 02:30" "2026-10-25 02:30+01:00" "2026-10-25 02:01"; do
  echo "== handover since $since"
  LD_PRELOAD=$folder/clock.so AISLE_CLOCK=$clock HOME=$folder TZ=Europe/Berlin \
    "$aisle" handover --history "$history" --since "$since" | sed -n 1,3p
done
