#!/bin/bash
# Fills a cluster that start.sh began with jobs in every state and for every common reason, nodes in every state, and
# names that nobody ought to give.   fill.sh FOLDER
# Writes "what number" lines to FOLDER/jobs. Takes 20 s; the job that runs into its limit needs a minute more, and
# LIMIT=no leaves it out.
set -euo pipefail
folder=$(realpath "$1")
export SLURM_CONF=$folder/slurm.conf PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
: >"$folder/jobs"

# as USER sbatch's arguments...
as() {
  local user=$1
  shift
  setpriv --reuid "$user" --regid "$user" --init-groups env HOME="$folder/work" sbatch --parsable --output=/dev/null \
    --chdir="$folder/work" "$@"
}
# job WHAT USER sbatch's arguments...
job() {
  local what=$1 number
  shift
  number=$(as "$@")
  echo "$what ${number%%;*}" >>"$folder/jobs"
}
number() { awk -v what="$1" '$1 == what { print $2 }' "$folder/jobs"; }
alice=aisle-alice bob=aisle-bob
# Waits at most 20 s until a job is in a state.
waits() {
  local _
  for _ in $(seq 100); do
    [ "$(squeue -h -t all -j "$(number "$1")" -o %T | sort -u | head -1)" = "$2" ] && return
    sleep 0.2
  done
  echo "$1 is never $2: $(squeue -h -t all -j "$(number "$1")" -o '%T %r')" >&2
}
sleeps=(--wrap "sleep 1800")

# Nodes are held for some time, and one partition is shut.
scontrol update partition=closed state=down
scontrol update nodename=dead[01-02] state=down reason='PSU failure, RMA 4711'
scontrol update nodename=c00001 state=drain reason='too hot [again] | "bad"'
scontrol create reservation=maintenance starttime=now+7days duration=120 flags=maint,ignore_jobs nodes=gpu01 \
  users=root,$alice >&2
scontrol create reservation=course starttime=now duration=600 nodes=dead02 flags=ignore_jobs \
  accounts=lab >&2

# What runs: whole nodes, a shared one, an array within its limit, a job of two components, a suspended one.
[ "${LIMIT:-yes}" = no ] || job limit $alice -J timeouts -w gpu04 -t 1 --wrap 'sleep 300'
job whole $alice -J llama70b-pretrain -w gpu01 --gres=gpu:h100:8 -c 8 --mem=200G -t 2-00:00:00 "${sleeps[@]}"
job part $bob -J 'vllm serve "qwen" é中' -p infer -w gpu02 --gres=gpu:h100:4 --mem=100G -t 8:00:00 "${sleeps[@]}"
job other $alice -J notebook -p infer -w gpu02 --gres=gpu:h100:1 --mem=10G -t 60 "${sleeps[@]}"
job cores $alice -J "no accelerators" -p infer -w gpu02 -c 3 --mem=10G "${sleeps[@]}"
waits whole RUNNING
waits other RUNNING
job array $bob -J sweep -p infer -w gpu03 --array=0-19%4 --gres=gpu:1 -t 30 "${sleeps[@]}"
job together $alice -J climate -w gpu04 -c 2 --gres=gpu:2 --mem=4G : -J ocean -w gpu03 -c 4 --gres=gpu:1 --mem=8G \
  "${sleeps[@]}"
job paused $bob -J paused -w gpu03 --mem=1G "${sleeps[@]}"
job twice $bob -J steps -w gpu04 -c 4 --mem=8G -t 60 --wrap 'srun --overlap -n2 sleep 1700 & sleep 1800'
job drains $bob -J last-on-node -w gpu04 --gres=gpu:1 --mem=1G --comment 'a = b | "c"' "${sleeps[@]}"

# What has ended.
job completes $alice -J completes -w gpu03 --wrap true
job fails $alice -J fails -w gpu03 --wrap 'exit 3'
job eats $alice -J eats -w gpu03 --mem=20M --wrap '(head -c 60000000 /dev/zero; sleep 60) | tail -c 60000000'
job cancelled $bob -J to-cancel -w gpu03 "${sleeps[@]}"
job never $bob -J never-began -H --wrap true
job again $alice -J again -w gpu03 "${sleeps[@]}"

# What waits, and why.
job resources $alice -J big-next -w gpu01 --gres=gpu:h100:8 -t 4:00:00 "${sleeps[@]}"
job priority $bob -J wants-much -w gpu01 --gres=gpu:8 -t 1:00:00 "${sleeps[@]}"
job held_by_user $alice -J held-job -H --gres=gpu:1 --wrap true
job held_by_admin $alice -J held-by-admin --begin=now+3hours --wrap true
job after $bob -J after-sweep --dependency="afterok:$(number array)" --wrap true
job after_failed $alice -J after-fail --dependency="afterok:$(number fails)" --wrap true
job after_several $alice -J after-several --dependency="afterany:$(number whole),singleton" --wrap true
job later $bob -J begin-later --begin=now+2hours --wrap true
job closed $bob -J shut -p closed -t 10 --wrap true
job too_long $bob -J too-long -p closed -t 5:00:00 --wrap true
job reserved $alice -J in-course --reservation=course --wrap true
job kept $alice -J after-maintenance --reservation=maintenance --wrap true
job dead $alice -J on-dead -w dead01 --wrap true
job licensed $bob -J licensed -w gpu03 -L solver:1 --mem=1G "${sleeps[@]}"
waits licensed RUNNING
job unlicensed $bob -J unlicensed -w gpu03 -L solver:1 --mem=1G "${sleeps[@]}"
if grep -q AccountingStorageEnforce "$SLURM_CONF"; then
  job tight $alice -J first-of-two -w gpu03 --qos=tight --mem=1G "${sleeps[@]}"
  waits tight RUNNING
  job too_tight $alice -J second-of-two -w gpu03 --qos=tight --mem=1G "${sleeps[@]}"
fi
job array_held $bob -J array-held -H --array=1-5:2,9 --wrap true
job together_waits $alice -J waits-a -H -N1 : -J waits-b -N2 --gres=gpu:4 --wrap true

# Names.
job newline $bob -J $'two\nlines' -H --wrap true
job tab $bob -J $'tab\tand\rreturn' -H --wrap true
job escape $bob -J $'red \e[31m \e]0;title\a' -H --wrap true
job pipe $bob -J 'a|b|c=d, e;f  g' -H --wrap true
job quotes $bob -J "it's \"both\" \\ and \$(id) \`id\`" -H --wrap true
# Slurm itself refuses names beyond 1023 bytes.
job long $bob -J "$(printf 'x%.0s' $(seq 1023))" -H --wrap true
job invalid $bob -J $'bad \xff\xfe utf8 \xe4' -H --wrap true
job chinese $bob -J '中文大模型 微调' -H --wrap true
job bidi $bob -J $'\u202Eevil\u200B' -H --wrap true
job spaces $bob -J '  spaces  ' -H --wrap true
job looks $bob -J 'JobId=1 JobState=RUNNING (null) N/A' -H --comment 'Reason=None UserId=root(0)' --wrap true

waits paused RUNNING
waits cancelled RUNNING
waits again RUNNING
waits drains RUNNING
scontrol hold "$(number held_by_admin)"
scontrol suspend "$(number paused)"
scontrol requeuehold "$(number again)"
scancel "$(number cancelled)" "$(number never)"
scontrol update nodename=gpu04 state=drain reason='fan 3 slow'
waits completes COMPLETED
waits fails FAILED
# An idle node that is drained, as well as one on which jobs still run.
scontrol update nodename=c00002 state=drain reason=spare
