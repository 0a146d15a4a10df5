#!/bin/bash
# A recorder on a disk that fills up and is emptied again: it says so, goes on, and what was written before is whole.
# Needs root, for a small disk of its own (a tmpfs in a mount namespace). Usage: full-disk.sh AISLE
set -u
if [ "$(id -u)" != 0 ]; then echo "skipped: needs root" >&2; exit 77; fi
if [ "${2:-}" != inside ]; then exec unshare -m "$0" "$1" inside; fi
aisle=$1
disk=$(mktemp -d)
trap 'kill $recorder 2>/dev/null; umount "$disk"; rmdir "$disk"; rm -f "$log"' EXIT
log=$(mktemp)
mount -t tmpfs -o size=8m aisle-fault "$disk" || exit 1
HOME=$disk "$aisle" record --demo --nodes 64 --history "$disk/hall.history" 2>"$log" &
recorder=$!

await() { for _ in $(seq 300); do grep -q "$1" "$log" && return 0; sleep 0.1; done; cat "$log"; echo "FAILED: no '$1'"; exit 1; }
await "recording"
sleep 5
dd if=/dev/zero of="$disk/filler" bs=64k status=none 2>/dev/null
await "cannot write"
kill -0 $recorder || { echo "FAILED: it ended"; exit 1; }
HOME=$disk "$aisle" snapshot --demo --nodes 64 --history "$disk/hall.history" | head -1
rm "$disk/filler"
await "writing again"
kill -TERM $recorder
wait $recorder || { cat "$log"; echo "FAILED: status $?"; exit 1; }
cat "$log"
echo "ok"
