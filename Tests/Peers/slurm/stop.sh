#!/bin/bash
# Ends a cluster that start.sh began, with all that came of it: jobs and their steps, the daemons, the users it made.
#   stop.sh FOLDER
# The folder itself stays. Exit status 1 when anything had to be killed.
set -uo pipefail
folder=$(realpath "$1")
export SLURM_CONF=$folder/slurm.conf PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

# Those that work or hold a file in the folder, by number: daemons, steps and jobs.
whoever() {
  find /proc/[0-9]*/cwd /proc/[0-9]*/fd -maxdepth 1 -lname "$folder/*" 2>/dev/null | cut -d/ -f3 | sort -nu |
    grep -vx "$$"
}

# A step outlives its slurmd, so jobs end first; and what a test has stopped must go on to be ended.
for file in "$folder"/pid/*.pid; do [ -s "$file" ] && kill -CONT "$(cat "$file")" 2>/dev/null; done
if timeout 3 scontrol ping >/dev/null 2>&1; then
  for user in root aisle-alice aisle-bob; do
    timeout 5 scancel --full --user "$user" 2>/dev/null
    timeout 5 scancel --user "$user" 2>/dev/null
  done
  for _ in $(seq 60); do
    [ -n "$(timeout 3 squeue -h -t running,suspended,completing -o %i 2>/dev/null)" ] || break
    sleep 0.2
  done
fi

end() {
  local file
  for file in "$folder"/pid/$1; do [ -s "$file" ] && kill "$(cat "$file")" 2>/dev/null; done
}
[ ! -s "$folder/guard" ] || [ "$(cat "$folder/guard")" = "$PPID" ] || kill "$(cat "$folder/guard")" 2>/dev/null
end 'slurmd.*.pid'
end slurmctld.pid
sleep 0.5
end slurmdbd.pid
sleep 0.2
end 'mariadbd*.pid'
end munged.pid
left=
for _ in $(seq 150); do
  left=$(whoever)
  [ -n "$left" ] || break
  sleep 0.1
done
for process in $left; do
  echo "killed: $process $(tr '\0' ' ' <"/proc/$process/cmdline" | cut -c1-80)" >&2
  kill -KILL "$process" 2>/dev/null
done
if [ -s "$folder/users" ]; then
  while read -r user; do userdel "$user"; done <"$folder/users"
  rm -f "$folder/users"
fi
[ -z "$left" ]
