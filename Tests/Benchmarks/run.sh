#!/bin/bash
# The README's benchmarks as one Markdown table; what is going on is told on standard error.
#   run.sh [wire|site|simulator|console|line|fleet|redfish|agent|idle ...]      all unless named
# AISLE: the console that 'idle' watches beside btop, htop and glances, with arguments ("aisle --site x.yaml"), instead of
# a simulated site of 10,000 nodes; MINUTES: for how long, at each of two sizes (10).
set -euo pipefail
cd "$(dirname "$0")/../.."
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(wire site simulator console line fleet redfish agent idle)
scratch=.build/benchmarks
export AISLE_BENCHMARKS=1

# Name, tab and median in milliseconds of each benchmark of a target.
medians() {
  swift package --scratch-path $scratch --allow-writing-to-package-directory benchmark --target "$1" \
    --format markdown --no-progress 2>"$scratch-$1.log" | awk -F'|' '
      /^#+ / { sub(/^#+ */, ""); sub(/ *<a.*/, ""); name = $0 }
      /wall clock/ {
        factor = $2 ~ /\(ns\)/ ? 1e-6 : $2 ~ /\(μs\)/ ? 1e-3 : $2 ~ /\(ms\)/ ? 1 : 1000
        printf "%s\t%.4f\n", name, $5 * factor
      }'
}

wire() {
  medians WireBenchmarks | awk -F'\t' '
    /memchr/ { match($1, /[0-9]+ bytes/); bytes = substr($1, RSTART) + 0; limit = bytes / $2 / 1000 }
    { name[NR] = $1; time[NR] = $2 }
    END {
      for (i = 1; i <= NR; i++) {
        speed = bytes / time[i] / 1000
        aim = name[i] ~ /^parse/ ? "400 MB/s, memchr" : "memchr"
        printf "wire: %s\t%.0f MB/s\t%s %.0f MB/s\t%.2f\n", name[i], speed, aim, limit, speed / limit
      }
    }'
}

site() {
  medians SiteBenchmarks | awk -F'\t' '{
    limit = /^apply/ ? 50 : /^draw/ ? 1 : /^load/ ? 200 : /alarm engine/ ? 100 : 0
    if (limit) printf "site: %s\t%.2f ms\t%d ms\t%.2f\n", $1, $2, limit, $2 / limit
    else printf "site: %s\t%.2f ms\t\t\n", $1, $2
  }'
}

# Simulated once a second: 5 % of a core is 50 ms.
simulator() {
  medians SimulatorBenchmarks | awk -F'\t' '{
    limit = /^simulate/ || /^apply/ ? 50 : /^draw/ ? 1 : 0
    if (limit) printf "simulator: %s\t%.2f ms\t%d ms\t%.2f\n", $1, $2, limit, $2 / limit
    else printf "simulator: %s\t%.2f ms\t\t\n", $1, $2
  }'
}

console() {
  for product in ConsoleMeter LargeConsole; do
    swift build --scratch-path $scratch -c release --product $product >&2
  done
  "$scratch/release/ConsoleMeter" "$scratch/release/LargeConsole" | awk -F'\t' '{
    limit = $1 ~ /^first frame/ ? 150 : $1 ~ /console thread/ ? 2 : $1 ~ /bytes$/ ? 4096 : $1 ~ /p99/ ? 16 : $1 ~ /memory/ ? 300 : 0
    unit = $1; sub(/.*, /, "", unit); name = $1; sub(/, [^,]*$/, "", name)
    if (limit) printf "console: %s\t%s %s\t%d %s\t%.2f\n", name, $2, unit, limit, unit, $2 / limit
    else printf "console: %s\t%s %s\t\t\n", name, $2, unit
  }'
}

line() {
  swift build --scratch-path $scratch -c release --product LineMeter >&2
  "$scratch/release/LineMeter" | awk -F'\t' '{
    limit = $1 ~ /applied/ ? 100 : $1 ~ /beyond its own/ ? 200 : 0
    unit = $1; sub(/.*, /, "", unit); name = $1; sub(/, [^,]*$/, "", name)
    if (limit) printf "line: %s\t%s %s\t%d %s\t%.2f\n", name, $2, unit, limit, unit, $2 / limit
    else printf "line: %s\t%s %s\t\t\n", name, $2, unit
  }'
}

fleet() { Tests/Benchmarks/fleet.sh; }

redfish() { Tests/Benchmarks/redfish.sh; }

agent() { Tests/Benchmarks/agent.sh; }

idle() {
  [ -n "${AISLE:-}" ] || swift build -c release --product aisle >&2
  for size in 80x24 200x60; do Tests/Benchmarks/idle.sh -m "${MINUTES:-10}" -s $size ${AISLE:+"$AISLE"}; done
}

echo "| benchmark | figure | limit or peer | ratio |"
echo "|---|---|---|---|"
for name in "${names[@]}"; do
  echo "$name: load $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) cores" >&2
  "$name" | awk -F'\t' '{ print "| " $1 " | " $2 " | " $3 " | " $4 " |" }'
done
