#!/bin/bash
# Aisle beside other people's views of a Slurm queue: one real cluster of 10,010 nodes with 50,000 queued tasks, the same
# cadence, terminals of 200 x 50, one run. As root, with Debian's packages (.ci/install test).
#   slurm.sh [SECONDS [TASKS [EXTRA]]]      measured for 40 s each; 50000 tasks, 10002 powered-down nodes besides eight
# AISLE: the program (.build/release/aisle). PEERS: a folder with turm and stui (python3 -m venv PEERS.., pip install turm
# stui; then its bin); without one they are left out. CLUSTER: the folder of a cluster that is there and filled already.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-40} tasks=${2:-50000} extra=${3:-10002} cadence=2
aisle=$(realpath "${AISLE:-.build/release/aisle}")
peers=${PEERS:-}
here=$PWD/Tests
[ -x "$aisle" ] || { echo "no $aisle: swift build -c release --product aisle" >&2; exit 1; }
folder=${CLUSTER:-$(mktemp -d)}
export SLURM_CONF=$folder/slurm.conf

if [ -z "${CLUSTER:-}" ]; then
  trap '"$here/Peers/slurm/stop.sh" "$folder" && rm -rf "$folder"' EXIT
  echo "starting $((extra + 8)) nodes" >&2
  AISLE_SLURM=1 EXTRA=$extra OWNER=$$ "$here/Peers/slurm/start.sh" "$folder" >&2
  (cd "$folder/work" && sbatch --parsable -o /dev/null -J "swept" --array="0-$((tasks - 1))" -N2 --exclusive -C h100 \
    --gres=gpu:8 -t 60 --wrap 'sleep 3600') >&2
fi
cat >"$folder/bench.yaml" <<EOF
site: Slurm
sources:
  - {name: slurm, kind: slurm, configuration: "$folder/slurm.conf", every: ${cadence}s}
EOF

status=0
meter() { python3 "$here/Benchmarks/slurm_meter.py" --seconds "$seconds" --word swept "$@" || status=1; }
aisle_console=("$aisle" console --site "$folder/bench.yaml" --page jobs)
echo "load $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) cores, $(squeue -h -r | wc -l) tasks, $(sinfo -h -N -o %N | sort -u | wc -l) nodes" >&2
meter --header
meter --name "aisle" -- "${aisle_console[@]}"
meter --name "watch -n2 squeue" -- watch -n$cadence squeue
meter --name "squeue --json every 2 s" -- bash -c "while :; do squeue --json >/dev/null && echo swept; read -rt $cadence _; done"
if [ -n "$peers" ]; then
  meter --name "turm" -- "$peers/turm" --slurm-refresh $cadence
  # It has an option for the cadence, and asks every second all the same.
  meter --name "stui, every second" -- "$peers/stui" -r $cadence
fi
meter --name "aisle" --copies 3 -- "${aisle_console[@]}"
[ -z "$peers" ] || meter --name "turm" --copies 3 -- "$peers/turm" --slurm-refresh $cadence
exit $status
