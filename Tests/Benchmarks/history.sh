#!/bin/bash
# A history beside Prometheus' TSDB and rrdtool on the same samples, then what a large site's recorder takes.
#   history.sh [NODES [SECONDS [CADENCE]]]      default: a week of 2 nodes and their plant every 10 s
# LARGE: nodes of the large site (10000). Needs promtool and rrdtool.
set -euo pipefail
cd "$(dirname "$0")/../.."
nodes=${1:-2} seconds=${2:-604800} cadence=${3:-10} large=${LARGE:-10000}
scratch=.build/benchmarks
for program in promtool rrdtool; do
  command -v $program >/dev/null || { echo "not installed: $program" >&2; exit 1; }
done
AISLE_BENCHMARKS=1 swift build --scratch-path $scratch -c release --product HistoryMeter >&2
meter=$scratch/release/HistoryMeter
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
figure() { awk -F'\t' -v name="$1" '$1 == name { print $2 }' "$2"; }

echo "a simulated site, recorded" >&2
$meter week "$folder/a.history" "$nodes" "$seconds" "$cadence" "$folder/samples" > "$folder/ours"
samples=$(figure samples "$folder/ours") series=$(figure series "$folder/ours")
ours=$(figure "bytes a sample" "$folder/ours")
echo "the same samples by promtool" >&2
promtool tsdb create-blocks-from openmetrics --max-block-duration=168h "$folder/samples" "$folder/tsdb" >&2
theirs=$(du -sb "$folder/tsdb" | awk -v samples="$samples" '{ print $1 / samples }')
# One archive of every sample and those of minutes and quarters, as a history has them; all series alike, so one is made.
echo "one series by rrdtool" >&2
steps=$((seconds / cadence)) minute=$((60 / cadence > 0 ? 60 / cadence : 1))
archives=(RRA:LAST:0:1:$steps)
for function in MIN AVERAGE MAX; do
  archives+=("RRA:$function:0.5:$minute:$((seconds / 60))" "RRA:$function:0.5:$((minute * 15)):$((seconds / 900))")
done
rrdtool create "$folder/a.rrd" --start 1767592799 --step "$cadence" "DS:value:GAUGE:$((cadence * 3)):U:U" "${archives[@]}"
round=$(stat -c %s "$folder/a.rrd" | awk -v steps="$steps" '{ print $1 / steps }')
echo "| what | figure | limit or peer | ratio |"
echo "|---|---|---|---|"
row() { awk -v name="$1" -v a="$2" -v b="$3" -v peer="$4" 'BEGIN { printf "| %s | %.4g | %s %.4g | %.2f |\n", name, a, peer, b, a / b }'; }
row "bytes a sample, $series series, $samples samples" "$ours" "$theirs" "Prometheus"
row "the same" "$ours" "$round" "rrdtool"
$meter series "$folder/a.history" > "$folder/series"
row "a week of one series, $(figure 'one series, every reading: values' "$folder/series") readings, ms" \
  "$(figure 'one series, every reading: median ms' "$folder/series")" 20 "limit"
row "the same in 200 columns, ms" "$(figure 'one series, 200 columns: median ms' "$folder/series")" 20 "limit"
$meter seek "$folder/a.history" > "$folder/seek"
row "a moment of it, ms" "$(figure 'seek, median ms' "$folder/seek")" 100 "limit"
echo "$large nodes" >&2
$meter fleet "$folder/large.history" "$large" 380 "$large" > "$folder/fleet"
row "$large nodes, $(figure 'readings a batch' "$folder/fleet") readings every 10 s: share of a core" \
  "$(figure 'share of a core' "$folder/fleet")" 0.3 "limit"
$meter seek "$folder/large.history" "$large" > "$folder/seek"
row "a moment of its hour, median ms" "$(figure 'seek, median ms' "$folder/seek")" 100 "limit"
row "the worst of 40, ms" "$(figure 'seek, worst ms' "$folder/seek")" 100 "limit"
$meter open "$folder/large.history" > "$folder/open"
row "opened, $(stat -c %s "$folder/large.history" | awk '{ print int($1 / 1e6) }') MB, ms" "$(figure 'open, median ms' "$folder/open")" 100 "limit"
