#!/bin/bash
# One Redfish device read by Aisle and by DMTF's own rf_thermal_equipment (PyPI: redfish-utilities), the same resources, in
# one run; then many devices polled by Aisle.                       redfish.sh [TIMES [DEVICES [SECONDS]]]   50 2000 60
# TREE: the device's resources (../shared/fixtures/redfish/plant); each of the many is one of its distribution units.
# PYTHON: an interpreter that has redfish-utilities; without one Aisle is measured alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
times=${1:-50} devices=${2:-2000} seconds=${3:-60}
tree=${TREE:-../shared/fixtures/redfish/plant}
python=${PYTHON:-python3}
scratch=${SCRATCH:-.build/benchmarks}
[ -f "$tree/index.json" ] || { echo "no tree at $tree" >&2; exit 1; }
for product in RedfishDevices RedfishMeter FleetMeter; do
  AISLE_BENCHMARKS=1 swift build --scratch-path "$scratch" -c release --product $product >&2
done
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$folder"' EXIT
(umask 077 && echo b >"$folder/password")

# Starts devices; their first port is 21000.
devices() {
  setpriv --pdeathsig KILL "$scratch/release/RedfishDevices" "$@" >"$folder/devices" &
  server=$!
  until grep -q ready "$folder/devices"; do
    kill -0 $server 2>/dev/null || { echo "the devices ended early" >&2; exit 1; }
    sleep 0.05
  done
}
figure() { awk -F'\t' -v name="$2" '$1 == name { print $2 }' "$folder/$1"; }
# Requests or bytes that a user agent was answered, by the device's count: counted AGENT COLUMN
counted() { curl -sf http://127.0.0.1:21000/counts | awk -F'\t' -v agent="$1" -v column="$2" 'index($1, agent) { print $column }'; }
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
row() { awk -v name="$1" -v a="$2" -v b="$3" -v unit="$4" -v peer="${5:-}" 'BEGIN {
  if (b == "") printf "redfish: %s\t%s %s\t\t\n", name, a, unit
  else printf "redfish: %s\t%s %s\t%s %s %s\t%.2f\n", name, a, unit, peer, b, unit, a / b }'; }

one() {
  for offer in expand plain; do
    devices "$tree" 21000 1 units $offer
    : >"$folder/ours"
    mkfifo "$folder/go"
    "$scratch/release/RedfishMeter" http://127.0.0.1:21000 "$folder/password" "$times" \
      >"$folder/ours" < <(exec 3<>"$folder/go"; head -1 <&3) &
    meter=$!
    until grep -qs known "$folder/ours"; do kill -0 $meter || exit 1; sleep 0.05; done
    # One more was read than timed.
    ours=$(counted aisle 2) bytes=$(counted aisle 3)
    curl -sf http://127.0.0.1:21000/reset
    echo >"$folder/go"
    wait $meter
    known=$(counted aisle 2)
    rm "$folder/go"
    theirs="" their_bytes="" wall="" processor="" tool="" tool_processor=""
    if "$python" -c 'import redfish_utilities' 2>/dev/null; then
      curl -sf http://127.0.0.1:21000/reset
      "$python" Tests/Benchmarks/redfish_peer.py http://127.0.0.1:21000 "$times" >"$folder/theirs"
      # It names itself after its library.
      theirs=$(counted python 2) their_bytes=$(counted python 3)
      theirs=$((theirs / (times + 1))) their_bytes=$((their_bytes / (times + 1)))
      wall=$(figure theirs "read, wall") processor=$(figure theirs "read, processor")
      "$python" Tests/Benchmarks/redfish_peer.py http://127.0.0.1:21000 "$times" commands >"$folder/theirs"
      tool=$(figure theirs "read, wall") tool_processor=$(figure theirs "read, processor")
    fi
    how=""
    if [ $offer = plain ]; then how=", without \$expand"; fi
    row "a device read once, wall$how" "$(figure ours "read, wall")" "$tool" ms rf_thermal_equipment
    row "the same: processor$how" "$(figure ours "read, processor")" "$tool_processor" ms rf_thermal_equipment
    row "the same: wall$how" "$(figure ours "read, wall")" "$wall" ms "its functions in one session"
    row "the same: processor$how" "$(figure ours "read, processor")" "$processor" ms "its functions in one session"
    row "the same: requests$how" $((ours / (times + 1))) "$theirs" "" "its functions"
    row "the same: bytes$how" $((bytes / (times + 1))) "$their_bytes" "" "its functions"
    row "a poll of a known device, wall$how" "$(figure ours "poll, wall")" "" ms
    row "the same: requests$how" "$(((known - ours / (times + 1)) / 10))" "" "" ""
    kill $server
    wait $server 2>/dev/null || true
  done
}

many() {
  devices "$tree" 21000 "$devices" single
  {
    echo "site: Benchmark"
    echo "sources:"
    echo "  - name: devices"
    echo "    kind: redfish"
    echo "    every: 10s"
    echo "    user: a"
    echo "    password-file: $folder/password"
    echo "    url:"
    for port in $(seq 21000 $((20999 + devices))); do echo "      - http://127.0.0.1:$port"; done
  } >"$folder/site.yaml"
  setpriv --pdeathsig KILL "$scratch/release/FleetMeter" "$folder/site.yaml" 40 "$seconds" >"$folder/meter" &
  meter=$!
  for word in begin end longest; do
    until grep -q "^$word" "$folder/meter"; do kill -0 $meter || exit 1; sleep 0.05; done
    if [ $word = begin ]; then before=$(ticks $meter) served=$(ticks $server); fi
    if [ $word = end ]; then
      used=$(($(ticks $meter) - before)) serving=$(($(ticks $server) - served))
    fi
  done
  memory=$(awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$meter/status")
  per=$(awk -v seconds="$seconds" -v hertz="$(getconf CLK_TCK)" 'BEGIN { print 100 / hertz / seconds }')
  row "$devices devices every 10 s: memory" "$memory" 200 MB limit
  row "the same: processor" "$(awk -v a=$used -v per="$per" 'BEGIN { printf "%.1f", a * per }')" "" "% of a core"
  row "the same: the devices themselves" "$(awk -v a=$serving -v per="$per" 'BEGIN { printf "%.1f", a * per }')" "" "% of a core"
  row "the same: a poll, p50" "$(figure meter p50)" "" ms
  row "the same: a poll, p99" "$(figure meter p99)" "" ms
  row "the same: answers" "$(figure meter answers)" $((devices * seconds / 10)) "" "due"
  row "the same: failures" "$(figure meter failures)" "" ""
  row "the same: readings a round" "$(awk -v a="$(figure meter readings)" -v b="$(figure meter answers)" -v n="$devices" \
    'BEGIN { printf "%d", a / b * n }')" "" ""
}

one
many
