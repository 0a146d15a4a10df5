#!/bin/bash
# Runs fuzzers, all unless named, for SECONDS each (60 unless told otherwise).   run.sh [SECONDS] [FUZZER ...]
# Exit status 1 when one of them crashes, hangs or takes too much memory.
# AISLE_FUZZ_SEED: begin from the seeds alone and try the same inputs each time, so that a check stays what it was.
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift || true
fuzzers=("$@")
[ ${#fuzzers[@]} -gt 0 ] || fuzzers=(FuzzAlarmMessage FuzzExposition FuzzHistory FuzzLives FuzzRedfish FuzzSiteFile FuzzSlurm FuzzSlurmJSON FuzzTheme FuzzTrace FuzzWidth)
swift=$(readlink -f "$(command -v swift)")
runtime=$(find "$(dirname "$swift")/../lib/clang" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" -print -quit)
[ -n "$runtime" ] || { echo "The Swift toolchain at $swift has no libFuzzer runtime." >&2; exit 1; }
export AISLE_FUZZ=1 AISLE_FUZZ_RUNTIME=$runtime
# On a crash Swift's own backtracer would hang and hold the pipe.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
scratch=.build/fuzz
mkdir -p $scratch
status=0
for fuzzer in "${fuzzers[@]}"; do
  swift build --scratch-path $scratch -c release --product $fuzzer > "$scratch-$fuzzer.log" 2>&1 || {
    tail -20 "$scratch-$fuzzer.log" >&2
    exit 1
  }
  corpus=("$scratch/corpus/$fuzzer")
  options=()
  if [ -n "${AISLE_FUZZ_SEED:-}" ]; then
    corpus=("$scratch/repeatable/$fuzzer")
    rm -rf "${corpus[0]}"
    options=(-seed="$AISLE_FUZZ_SEED")
  fi
  mkdir -p "${corpus[0]}"
  if [ -d "Tests/Fuzz/Seeds/$fuzzer" ]; then corpus+=("Tests/Fuzz/Seeds/$fuzzer"); fi
  log=$scratch/$fuzzer.txt
  "$scratch/release/$fuzzer" -max_total_time="$seconds" ${options[@]+"${options[@]}"} -print_final_stats=1 -max_len=4096 \
    -timeout=10 -rss_limit_mb=1024 -artifact_prefix="$scratch/$fuzzer-" "${corpus[@]}" > "$log" 2>&1
  result=$?
  speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  if [ $result -eq 0 ]; then
    echo "$fuzzer: $runs runs, $speed a second, nothing found"
  else
    echo "$fuzzer: CRASH after $runs runs"
    grep -E "ERROR|SUMMARY|Fatal error|Precondition failed|Test unit written" "$log" | head -5
    status=1
  fi
done
exit $status
