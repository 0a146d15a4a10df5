#!/bin/bash
# Processor time per fresh sample and scrape, and memory: aisle-agent beside Debian's node_exporter with the same
# collectors on, both live, both on the files of node-b, scraped in turn.   agent.sh [SCRAPES]
# AISLE_AGENT: the program; else it is built, static. AISLE_FIXTURES: the fixtures' folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
scrapes=${1:-300}
root=${AISLE_FIXTURES:-../shared/fixtures}/linux/node-b
[ -d "$root" ] || { echo "no fixtures at $root" >&2; exit 1; }
agent=${AISLE_AGENT:-}
if [ -z "$agent" ]; then
  swift build -c release --product aisle-agent --static-swift-stdlib --scratch-path .build/static >&2
  agent=$(swift build -c release --static-swift-stdlib --scratch-path .build/static --show-bin-path)/aisle-agent
fi
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$folder"' EXIT

start() { setpriv --pdeathsig KILL "$@" >>"$folder/log" 2>&1 & }
# The sum of user and system time in ticks, the children that ended and were waited for left out.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
memory() { awk '/^VmHWM/ { print $2 / 1024 }' "/proc/$1/status"; }
page() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  cat <&3
  exec 3<&-
}

start "$agent" --root "$root" --every 100ms --listen 127.0.0.1:19111
ours=$!
start prometheus-node-exporter --path.procfs="$root/proc" --path.sysfs="$root/sys" --web.listen-address=127.0.0.1:19110 \
  --collector.disable-defaults --collector.cpu --collector.stat --collector.loadavg --collector.meminfo \
  --collector.pressure --collector.hwmon --collector.rapl --collector.thermal_zone --collector.netdev \
  --no-collector.netdev.netlink --collector.netclass --collector.infiniband --collector.nvme --collector.drm \
  --collector.dmi --collector.os --collector.uname
theirs=$!
for _ in $(seq 50); do page 19110 >/dev/null 2>&1 && page 19111 >/dev/null 2>&1 && break || sleep 0.2; done

ours_before=$(ticks $ours) theirs_before=$(ticks $theirs)
for _ in $(seq "$scrapes"); do
  sleep 0.11
  page 19111 | grep -E '^aisle_agent_sample_timestamp' >>"$folder/times"
  page 19110 >/dev/null
done
fresh=$(sort -u "$folder/times" | wc -l)
awk -v fresh="$fresh" -v scrapes="$scrapes" -v hertz="$(getconf CLK_TCK)" \
  -v a=$(($(ticks $ours) - ours_before)) -v b=$(($(ticks $theirs) - theirs_before)) \
  -v ma="$(memory $ours)" -v mb="$(memory $theirs)" 'BEGIN {
    a *= 1000 / hertz / fresh; b *= 1000 / hertz / scrapes
    printf "agent: processor time per fresh sample and scrape\t%.2f ms\tnode_exporter %.2f ms, half of it\t%.2f\n", a, b, a / b
    printf "agent: at one sample every 5 s\t%.3f %% of a core\t0.1 %%\t%.2f\n", a / 50, a / 5
    printf "agent: highest memory\t%.1f MB\tnode_exporter %.1f MB\t%.2f\n", ma, mb, ma / mb
  }'
