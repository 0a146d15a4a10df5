#!/bin/bash
# Programs left alone side by side, each in a tmux window of 200x50: processor time and memory over the same time.
#   idle.sh [SECONDS] [COMMAND ...]      a COMMAND is one word group: "aisle console --site x.yaml"; btop and htop always
set -euo pipefail
seconds=${1:-60}
shift || true
commands=("$@" btop htop)
folder=$(mktemp -d)
server=(tmux -L "aisle-idle-$$" -f /dev/null)
trap '"${server[@]}" kill-server 2>/dev/null; rm -rf "$folder"' EXIT
# Settings of their own, as they come.
export XDG_CONFIG_HOME=$folder LANG=C.UTF-8

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
memory() { awk '/^VmHWM/ { print $2 / 1024 }' "/proc/$1/status"; }

processes=()
for command in "${commands[@]}"; do
  command -v "${command%% *}" >/dev/null || { echo "not installed: ${command%% *}" >&2; processes+=(0); continue; }
  "${server[@]}" new-session -d -s "s${#processes[@]}" -x 200 -y 50 "exec $command"
  processes+=("$("${server[@]}" list-panes -t "s${#processes[@]}" -F '#{pane_pid}')")
done
sleep 5
before=()
for process in "${processes[@]}"; do before+=("$([ "$process" = 0 ] || ticks "$process")"); done
sleep "$seconds"
for index in "${!commands[@]}"; do
  process=${processes[$index]}
  [ "$process" = 0 ] && continue
  used=$(($(ticks "$process") - ${before[$index]}))
  awk -v used=$used -v seconds="$seconds" -v hertz="$(getconf CLK_TCK)" -v memory="$(memory "$process")" \
    -v name="${commands[$index]}" 'BEGIN {
      printf "idle in 200x50: %s\t%.2f %% of a core, %.1f MB\t\t\n", name, 100 * used / hertz / seconds, memory
    }'
done
