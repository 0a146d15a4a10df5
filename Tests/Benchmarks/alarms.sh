#!/bin/bash
# The alarm engine and what stands around it on a site of 10,000 nodes, in ms of processor time; with a C compiler
# allocations are counted too.   alarms.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=${SCRATCH:-.build/benchmarks}
AISLE_BENCHMARKS=1 swift build --scratch-path "$scratch" -c release --product AlarmMeter >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$scratch/release/AlarmMeter"
cc -O2 -shared -fPIC -o "$folder/allocations.so" Tests/Benchmarks/allocations.c 2>/dev/null || exit 0
LD_PRELOAD="$folder/allocations.so" "$scratch/release/AlarmMeter" | grep allocations
