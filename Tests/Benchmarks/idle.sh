#!/bin/bash
# Programs left alone side by side, each in a tmux window of its own: processor time and memory over the same time.
#   idle.sh [-m MINUTES] [-s COLUMNSxROWS] [COMMAND ...]
# By default 10 minutes in 80x24, and the console over a simulated site of 10,000 nodes; btop, htop and glances always.
# A COMMAND is one word group: "aisle --site x.yaml". What the first command does is told apart where perf is installed:
# a console in a demo simulates in its own process, on threads that all of its work shares.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=10 size=80x24
while getopts m:s: option; do
  case $option in m) minutes=$OPTARG ;; s) size=$OPTARG ;; *) exit 64 ;; esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- "$PWD/.build/release/aisle console --demo --nodes 10000"
commands=("$@" btop htop glances)
seconds=$(awk -v minutes="$minutes" 'BEGIN { print int(minutes * 60) }')
folder=$(mktemp -d)
server=(tmux -L "aisle-idle-$$" -f /dev/null)
trap '"${server[@]}" kill-server 2>/dev/null; rm -rf "$folder"' EXIT
# Settings of their own, as they come.
export XDG_CONFIG_HOME=$folder LANG=C.UTF-8

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
memory() { awk -v field="^$2:" '$0 ~ field { print $2 / 1024 }' "/proc/$1/status"; }

processes=()
for command in "${commands[@]}"; do
  command -v "${command%% *}" >/dev/null || { echo "not installed: ${command%% *}" >&2; processes+=(0); continue; }
  session="s${#processes[@]}"
  "${server[@]}" new-session -d -s "$session" -x "${size%x*}" -y "${size#*x}" "exec $command"
  processes+=("$("${server[@]}" list-panes -t "$session" -F '#{pane_pid}')")
done
sleep 20
before=() begun=()
for process in "${processes[@]}"; do
  before+=("$([ "$process" = 0 ] || ticks "$process")")
  begun+=("$([ "$process" = 0 ] || memory "$process" VmRSS)")
done
if command -v perf >/dev/null && [ "${processes[0]}" != 0 ]; then
  perf record -q -F 199 -g -o "$folder/perf" -p "${processes[0]}" -- sleep "$seconds" >&2 || true
else
  sleep "$seconds"
fi

for index in "${!commands[@]}"; do
  process=${processes[$index]}
  [ "$process" = 0 ] && continue
  printf '%s\t%d\t%s\t%s\t%s\n' "${commands[$index]##*/}" $(($(ticks "$process") - ${before[$index]})) \
    "${begun[$index]}" "$(memory "$process" VmRSS)" "$(memory "$process" VmHWM)"
done >"$folder/figures"
# Shares of the first command's time, in percent, callees and all.
share() { awk -v name="$1" 'index($0, name) && $1 + 0 > most { most = $1 + 0 } END { print most + 0 }' "$folder/report"; }
if [ -s "$folder/perf" ]; then
  perf report -i "$folder/perf" --children -g none --sort symbol --stdio 2>/dev/null >"$folder/report"
  printf '%s\n' "simulating	$(share SimulationV7advance) $(share SimulationV7answersSay)" \
    "applying	$(share 'SiteKeeperC5apply_2atySay')" "sums and findings	$(share '5Views6DigestV2of2at')" \
    "its own thread	$(share '8Terminal0A4LoopV3run')" >"$folder/parts"
fi
touch "$folder/parts"
awk -F'\t' -v seconds="$seconds" -v hertz="$(getconf CLK_TCK)" -v size="$size" '
  FILENAME ~ /figures$/ { name[++count] = $1; cpu[count] = 100 * $2 / hertz / seconds; rss[count] = $4
    told[count] = sprintf("%.2f %% of a core, %.0f MB", cpu[count], $4)
    first[count] = $3; most[count] = $5; next }
  { split($2, of, " "); part[++parts] = $1; value[parts] = cpu[1] * (of[1] + of[2]) / 100 }
  END {
    for (i = 1; i <= count; i++) {
      label = sprintf("left alone for %d s in %s: %s", seconds, size, name[i])
      if (i == 1) {
        for (j = 2; j <= count; j++) if (cpu[j] > 0)
          printf "%s\t%s\t%s %s\t%.2f, %.1f\n", label, told[1], name[j], told[j], cpu[1] / cpu[j], rss[1] / rss[j]
        printf "%s: memory at the beginning, at the end, at most\t%.0f, %.0f, %.0f MB\t\t\n", label, first[1], rss[1], most[1]
        for (j = 1; j <= parts; j++) printf "%s: of it %s\t%.2f %% of a core\t\t\n", label, part[j], value[j]
      }
    }
  }' "$folder/figures" "$folder/parts"
