#!/bin/bash
# A recorder of a large site, and a console and a wallboard that follow it, each left alone: processor time, memory, and
# how fast the history grows; beside them a console that simulates the same site for itself.
#   following.sh [-m MINUTES] [-n NODES] [-b AISLE]
# By default 5 minutes, 10,000 simulated nodes, and the release build of this checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=5 nodes=10000 aisle=$PWD/.build/release/aisle
while getopts m:n:b: option; do
  case $option in m) minutes=$OPTARG ;; n) nodes=$OPTARG ;; b) aisle=$OPTARG ;; *) exit 64 ;; esac
done
seconds=$(awk -v minutes="$minutes" 'BEGIN { print int(minutes * 60) }')
folder=$(mktemp -d)
server=(tmux -L "aisle-following-$$" -f /dev/null)
trap '"${server[@]}" kill-server 2>/dev/null; sleep 1; rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder LANG=C.UTF-8

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
memory() { awk -v field="^$2:" '$0 ~ field { print $2 / 1024 }' "/proc/$1/status"; }
size() { cat "$folder"/site.history* | wc -c; }

names=(recorder console wallboard alone)
site="--demo --nodes $nodes"
commands=(
  "record $site --history $folder/site.history" "console $site --history $folder/site.history"
  "wallboard $site --history $folder/site.history" "console $site")
processes=()
for index in "${!names[@]}"; do
  "${server[@]}" new-session -d -s "${names[$index]}" -x 120 -y 36 "exec $aisle ${commands[$index]}"
  processes+=("$("${server[@]}" list-panes -t "${names[$index]}" -F '#{pane_pid}')")
  [ "$index" != 0 ] || sleep 15
done
sleep 25
began=$(size) before=()
for process in "${processes[@]}"; do before+=("$(ticks "$process")"); done
sleep "$seconds"
hertz=$(getconf CLK_TCK)
for index in "${!names[@]}"; do
  process=${processes[$index]}
  awk -v name="${names[$index]}" -v used=$(($(ticks "$process") - ${before[$index]})) -v hertz="$hertz" \
    -v seconds="$seconds" -v now="$(memory "$process" VmRSS)" -v most="$(memory "$process" VmHWM)" -v nodes="$nodes" \
    'BEGIN { printf "%s of %d nodes\t%.1f s of CPU a minute (%.1f %% of a core), %.0f MB, at most %.0f MB\n", name, nodes,
      60 * used / hertz / seconds, 100 * used / hertz / seconds, now, most }'
done
awk -v grown=$(($(size) - began)) -v seconds="$seconds" \
  'BEGIN { printf "the history grows by\t%.0f MB an hour\n", grown / seconds * 3600 / 1e6 }'
"${server[@]}" capture-pane -p -t console | head -2
