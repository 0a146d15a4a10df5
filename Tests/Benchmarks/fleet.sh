#!/bin/bash
# 2,000 simulated agents, scraped every 5 s by Aisle's fleet feed and by Debian's prometheus at the same time: processor
# time, memory, latency, and whether any was missed.   fleet.sh [SECONDS [NODES]]      default: 180 2000
# AISLE: the program that simulates; else a release build of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-180} nodes=${2:-2000} warming=30 every=5
scratch=.build/benchmarks
aisle=${AISLE:-.build/release/aisle}
for program in prometheus curl; do
  command -v $program >/dev/null || { echo "not installed: $program" >&2; exit 1; }
done
AISLE_BENCHMARKS=1 swift build --scratch-path $scratch -c release --product FleetMeter >&2
[ -x "$aisle" ] || swift build -c release --product aisle >&2
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$folder"' EXIT

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
memory() { awk -v field="^$2:" '$0 ~ field { print $2 / 1024 }' "/proc/$1/status"; }
figure() { awk -F'\t' -v name="$1" '$1 == name { print $2 }' "$folder/meter"; }
# A figure that prometheus works out at the end of the time watched.
ask() { curl -sf -G "http://127.0.0.1:19192/api/v1/query" --data-urlencode "query=$1" --data-urlencode "time=$end"; }
value() { ask "$1" | grep -oE '"[-+.eE0-9]+"\]' | tr -d '"]' || echo 0; }

setpriv --pdeathsig KILL "$aisle" simulate --agents 127.0.0.1:19193 --nodes "$nodes" 2>"$folder/fleet.log" &
fleet=$!
for _ in $(seq 100); do curl -sf http://127.0.0.1:19193/site.yaml >"$folder/site.yaml" && break || sleep 0.1; done
cat >"$folder/prometheus.yaml" <<END
scrape_configs:
  - job_name: agents
    scrape_interval: ${every}s
    scrape_timeout: 3s
    http_sd_configs: [{url: "http://127.0.0.1:19193/targets.json"}]
END
setpriv --pdeathsig KILL prometheus --config.file="$folder/prometheus.yaml" --storage.tsdb.path="$folder/data" \
  --web.listen-address=127.0.0.1:19192 --log.level=warn 2>"$folder/prometheus.log" &
theirs=$!
setpriv --pdeathsig KILL $scratch/release/FleetMeter "$folder/site.yaml" "$warming" "$seconds" >"$folder/meter" &
ours=$!

# Waits for a word of the meter's.
await() {
  until grep -q "^$1" "$folder/meter"; do
    kill -0 $ours 2>/dev/null || { echo "the meter ended early" >&2; exit 1; }
    sleep 0.05
  done
}
await begin
before=("$(ticks $ours)" "$(ticks $theirs)" "$(ticks $fleet)")
await end
end=$(date +%s.%N)
used=($(($(ticks $ours) - before[0])) $(($(ticks $theirs) - before[1])) $(($(ticks $fleet) - before[2])))
await longest

window="${seconds}s"
ask "scrape_duration_seconds[$window]" | grep -oE '"[-+.eE0-9]+"\]' | tr -d '"]' | sort -g >"$folder/times"
awk -v seconds="$seconds" -v nodes="$nodes" -v every="$every" -v hertz="$(getconf CLK_TCK)" \
  -v a="${used[0]}" -v b="${used[1]}" -v c="${used[2]}" \
  -v ma="$(memory $ours VmRSS)" -v mb="$(memory $theirs VmRSS)" \
  -v answers="$(figure answers)" -v failures="$(figure failures)" -v readings="$(figure readings)" \
  -v least="$(figure least)" -v p50="$(figure p50)" -v p99="$(figure p99)" -v longest="$(figure longest)" \
  -v up="$(value "sum(sum_over_time(up[$window]))")" -v asked="$(value "sum(count_over_time(up[$window]))")" \
  -v worst="$(value "min(sum_over_time(up[$window]))")" \
  -v samples="$(value "sum(sum_over_time(scrape_samples_scraped[$window]))")" '
  { time[NR] = $1 * 1000 }
  END {
    due = nodes * seconds / every
    per = 100 / hertz / seconds
    say("processor time", sprintf("%.1f %% of a core", a * per), sprintf("%.1f %%", b * per), a / b)
    say("processor time per answer", sprintf("%.0f us", 1e6 * a / hertz / answers), \
      sprintf("%.0f us", 1e6 * b / hertz / up), a / b * up / answers)
    say("memory (VmRSS)", sprintf("%.0f MB", ma), sprintf("%.0f MB", mb), ma / mb)
    say("from asking to read, p50", sprintf("%.1f ms", p50), sprintf("%.1f ms", time[int(NR / 2) + 1]), \
      p50 / time[int(NR / 2) + 1])
    say("from asking to read, p99", sprintf("%.1f ms", p99), sprintf("%.1f ms", time[int(NR * 0.99) + 1]), \
      p99 / time[int(NR * 0.99) + 1])
    say("the longest", sprintf("%.1f ms", longest), sprintf("%.1f ms", time[NR]), longest / time[NR])
    say("answers of " due " due", sprintf("%d, %d failures", answers, failures), \
      sprintf("%d, %d failures", up, asked - up), answers / up)
    say("the least answers of any target", sprintf("%d", least), sprintf("%d", worst), least / worst)
    say("values read", sprintf("%d", readings), sprintf("%d", samples), readings / samples)
    printf "fleet of %d: the simulated fleet itself\t%.1f %% of a core\t\t\n", nodes, c * per
  }
  function say(name, ours, theirs, ratio) {
    printf "fleet of %d every %d s: %s\t%s\tprometheus %s\t%.2f\n", nodes, every, name, ours, theirs, ratio
  }' "$folder/times"
