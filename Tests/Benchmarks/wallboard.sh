#!/bin/bash
# Soaks the wallboard: a simulated fleet in quick motion behind real HTTP, killed and revived again and again, while the
# wallboard's memory and screen are watched. Needs tmux and a release build of aisle.
#   Tests/Benchmarks/wallboard.sh [MINUTES [KILLS [SPEED [NODES]]]]      default: 60 20 100 512
# Prints a line a minute, and at the end the least-squares slope of the resident memory and what the screen showed.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-60} kills=${2:-20} speed=${3:-100} nodes=${4:-512}
aisle=${AISLE:-.build/release/aisle}
work=$(mktemp -d)
port=${PORT:-9485}
socket="$work/tmux"
fleet=
cleanup() {
  [ -n "$fleet" ] && kill "$fleet" 2>/dev/null
  tmux -S "$socket" kill-server 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

start_fleet() {
  "$aisle" simulate --agents "127.0.0.1:$port" --nodes "$nodes" --speed "$speed" 2>>"$work/fleet.log" &
  fleet=$!
  for _ in $(seq 100); do curl -sf "http://127.0.0.1:$port/healthz" >/dev/null && return; sleep 0.1; done
}

start_fleet
curl -sf "http://127.0.0.1:$port/site.yaml" >"$work/site.yaml"
tmux -S "$socket" -f /dev/null new-session -d -x 200 -y 60 \
  "LANG=C.UTF-8 exec $aisle wallboard --site $work/site.yaml --rotate 10s --burn-in"
pid=$(tmux -S "$socket" display-message -p '#{pane_pid}')

# Dead for a fifth of each round.
total=$((minutes * 60))
round=$((total / kills))
dead=$((round / 5))
begin=$(date +%s)
samples=0 banners=0 beats=0 frozen=0 killed=0 last=
: >"$work/rss"
while now=$(($(date +%s) - begin)) && [ "$now" -lt "$total" ]; do
  phase=$((now % round))
  if [ "$phase" -ge $((round - dead)) ]; then
    if [ -n "$fleet" ]; then kill "$fleet"; wait "$fleet" 2>/dev/null || true; fleet=; killed=$((killed + 1)); fi
  elif [ -z "$fleet" ]; then
    start_fleet
  fi
  kill -0 "$pid" || { echo "the wallboard ended at $now s"; exit 1; }
  rss=$(awk '/VmRSS/ {print $2}' "/proc/$pid/status")
  echo "$now $rss" >>"$work/rss"
  screen=$(tmux -S "$socket" capture-pane -p)
  samples=$((samples + 1))
  head=$(sed -n 1,2p <<<"$screen" | grep -oE '[0-9]{2}:[0-9]{2}:[0-9]{2}' | head -1 || true)
  if grep -q 'NO DATA' <<<"$screen"; then
    banners=$((banners + 1))
    [ "$head" = "$last" ] && frozen=$((frozen + 1))
  elif [ "$head" != "$last" ]; then
    beats=$((beats + 1))
  fi
  last=$head
  [ $((samples % 6)) -eq 0 ] && echo "$now s: RSS $rss kB, killed $killed times, banner in $banners of $samples looks"
  sleep 10
done
echo "samples $samples · feed killed $killed times · banner seen $banners times, the clock standing still $frozen times," \
  "moving $beats times without it"
# The first ten minutes (or a fifth) are for warming up.
awk -v skip=$((total / 5 < 600 ? total / 5 : 600)) '
  $1 >= skip { n++; x += $1; y += $2; xx += $1 * $1; xy += $1 * $2; if (!lo || $2 < lo) lo = $2; if ($2 > hi) hi = $2 }
  END {
    slope = (n * xy - x * y) / (n * xx - x * x)
    printf "RSS %d to %d kB after warming up; slope %.1f kB an hour\n", lo, hi, slope * 3600
  }' "$work/rss"
