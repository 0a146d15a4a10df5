#!/bin/bash
# Starts a real Slurm cluster in a folder of its own, on free loopback ports: munge, MariaDB, slurmdbd, slurmctld and
# slurmds of eight accelerators each (plain files), beside nodes without a slurmd. Needs root and Debian's packages
# (.ci/install test).
#   start.sh FOLDER
# OWNER: the process with which the cluster ends at the latest, folder and all. NODES: how many slurmds (4). EXTRA: how many powered-down nodes besides two (0). ACCOUNTING=no: without slurmdbd.
# Users aisle-alice and aisle-bob are made where they are not there, which only AISLE_SLURM=1 or CI=true allows; stop.sh
# takes them away again.
set -euo pipefail
folder=$(realpath "$1") nodes=${NODES:-4} extra=${EXTRA:-0} accounting=${ACCOUNTING:-yes}
here=$(dirname "$(realpath "$0")")
export SLURM_CONF=$folder/slurm.conf PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
# Other users may not look into this one's.
unset TMPDIR
[ "$(id -u)" = 0 ] || { echo "a Slurm cluster needs root" >&2; exit 2; }

# Ports that nobody listens on now, each once.
ports=()
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    grep -qiE "^ *[0-9]+: [0-9A-F]+:$(printf %04X "$port") " /proc/net/tcp /proc/net/tcp6 && continue
    [[ " ${ports[*]-} " == *" $port "* ]] || break
  done
  ports+=("$port")
}
for _ in $(seq $((nodes + 4))); do free_port; done
controller_port=${ports[0]} accounting_port=${ports[1]} database_port=${ports[2]} nobody_port=${ports[3]}

make_users() {
  local user
  for user in aisle-alice aisle-bob; do
    getent passwd "$user" >/dev/null && continue
    [ "${AISLE_SLURM:-}" = 1 ] || [ "${CI:-}" = true ] || { echo "no user $user, and none may be made" >&2; exit 2; }
    useradd --no-create-home --home-dir /nonexistent --shell /bin/bash "$user"
    echo "$user" >>"$folder/users"
  done
}

controller_settings() {
  cat <<EOF
ClusterName=aisle
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$controller_port
SlurmUser=slurm
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.sock
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=$folder/state/jwt.key
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool/%n
SlurmctldPidFile=$folder/pid/slurmctld.pid
SlurmdPidFile=$folder/pid/slurmd.%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.%n.log
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=10
SlurmdParameters=config_overrides
MinJobAge=3600
KillWait=2
MaxJobCount=200000
MaxArraySize=100001
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=5,sched_interval=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=4000
PriorityType=priority/multifactor
PriorityWeightAge=1000
PriorityWeightFairshare=1000
PriorityWeightJobSize=1000
PriorityWeightQOS=1000
PriorityWeightPartition=100
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
GresTypes=gpu
Licenses=solver:1
PrivateData=cloud
SuspendProgram=/bin/true
ResumeProgram=/bin/true
SuspendTime=INFINITE
EOF
  [ "$accounting" = yes ] || return 0
  cat <<EOF
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$accounting_port
AccountingStoragePass=$folder/munge.sock
AccountingStorageTRES=gres/gpu
AccountingStorageEnforce=limits,qos
AccountingStoreFlags=job_comment
EOF
}

node_settings() {
  local shape="Sockets=2 CoresPerSocket=48 ThreadsPerCore=1 RealMemory=1000000 Gres=gpu:h100:8" number
  for number in $(seq "$nodes"); do
    printf 'NodeName=gpu%02d NodeHostname=localhost NodeAddr=127.0.0.1 Port=%d %s Feature=h100,rack%d Weight=10\n' \
      "$number" "${ports[$((number + 3))]}" "$shape" $(((number + 1) / 2))
  done
  echo "NodeName=dead[01-02] NodeHostname=localhost NodeAddr=127.0.0.1 Port=$nobody_port $shape"
  printf 'NodeName=c[00001-%05d] NodeAddr=127.0.0.1 Port=%d %s State=CLOUD\n' $((extra + 2)) "$nobody_port" "$shape"
  echo "PartitionName=train Nodes=ALL Default=YES MaxTime=7-00:00:00 PriorityTier=10"
  echo "PartitionName=infer Nodes=gpu[02-03] MaxTime=1-00:00:00 PriorityTier=50"
  echo "PartitionName=closed Nodes=gpu01 MaxTime=30"
}

accounting_settings() {
  cat <<EOF
AuthType=auth/munge
AuthInfo=socket=$folder/munge.sock
DbdAddr=127.0.0.1
DbdHost=localhost
DbdPort=$accounting_port
CommunicationParameters=NoInAddrAny
SlurmUser=slurm
LogFile=$folder/log/slurmdbd.log
PidFile=$folder/pid/slurmdbd.pid
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$database_port
StorageUser=slurm
StoragePass=slurm
StorageLoc=slurm
EOF
}

# Waits at most 20 s until the command answers.
waits() {
  local _
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "never ready: $*" >&2
  return 1
}
listens() { grep -qiE ":$(printf %04X "$1") [0-9A-F]+:0000 0A" /proc/net/tcp; }

start_munge() {
  dd if=/dev/urandom of="$folder/munge.key" bs=128 count=1 status=none
  chmod 400 "$folder/munge.key"
  munged --force --key-file="$folder/munge.key" --socket="$folder/munge.sock" --pid-file="$folder/pid/munged.pid" \
    --log-file="$folder/log/munged.log" --seed-file="$folder/munge.seed"
}

start_accounting() {
  mariadb-install-db --no-defaults --datadir="$folder/database" --user=mysql --auth-root-authentication-method=socket \
    --skip-test-db >"$folder/log/database-install.log" 2>&1
  mariadbd --no-defaults --user=mysql --datadir="$folder/database" --bind-address=127.0.0.1 --port="$database_port" \
    --socket="$folder/database/socket" --pid-file="$folder/pid/mariadbd.pid" --skip-name-resolve \
    --innodb-buffer-pool-size=64M --innodb-lock-wait-timeout=900 >"$folder/log/mariadbd.log" 2>&1 </dev/null &
  # By its own number at once: the file comes late, and a start that fails must be able to end it.
  echo $! >"$folder/pid/mariadbd.child.pid"
  waits mariadb-admin --no-defaults -S "$folder/database/socket" ping
  mariadb --no-defaults -S "$folder/database/socket" -e "create database slurm;
    create user slurm@127.0.0.1 identified by 'slurm'; grant all on slurm.* to slurm@127.0.0.1"
  accounting_settings >"$folder/slurmdbd.conf"
  chmod 600 "$folder/slurmdbd.conf"
  chown slurm: "$folder/slurmdbd.conf"
  setpriv --reuid slurm --regid slurm --clear-groups slurmdbd
  waits listens "$accounting_port"
  sacctmgr -i add cluster aisle >/dev/null
  sacctmgr -i add qos tight MaxJobsPerUser=1 Priority=10 >/dev/null
  sacctmgr -i add account lab Description=lab Organization=lab >/dev/null
  sacctmgr -i add user root,aisle-alice,aisle-bob Account=lab QOS=normal,tight >/dev/null
}

start_slurm() {
  controller_settings >"$SLURM_CONF"
  node_settings >>"$SLURM_CONF"
  echo "Name=gpu Type=h100 File=$folder/device/accelerator[0-7]" >"$folder/gres.conf"
  touch "$folder"/device/accelerator{0..7}
  dd if=/dev/urandom of="$folder/state/jwt.key" bs=32 count=1 status=none
  chmod 600 "$folder/state/jwt.key"
  chown -R slurm: "$folder/state"
  [ "$accounting" != yes ] || start_accounting
  slurmctld -f "$SLURM_CONF"
  waits listens "$controller_port"
  local number name
  for number in $(seq "$nodes"); do
    name=$(printf gpu%02d "$number")
    mkdir -p "$folder/spool/$name"
    slurmd -f "$SLURM_CONF" -N "$name"
  done
  all_idle() { [ "$(sinfo -h -N -p train -t idle -o %N | grep -c ^gpu)" -ge "$nodes" ]; }
  waits all_idle
}

# Ends what an owner that died left behind.
guard() {
  while kill -0 "$OWNER" 2>/dev/null; do
    [ -d "$folder/pid" ] || exit 0
    sleep 1
  done
  "$here/stop.sh" "$folder" && rm -rf "$folder"
}

mkdir -p "$folder"/{state,spool,log,device,database,pid,work}
chmod 755 "$folder"
chmod 1777 "$folder/work"
if [ -n "${OWNER:-}" ]; then
  (cd / && guard) >/dev/null 2>&1 </dev/null &
  echo $! >"$folder/guard"
  disown
fi
make_users
chown slurm: "$folder/state" "$folder/log" "$folder/pid"
chown mysql: "$folder/database"
chmod 777 "$folder/pid"
start_munge
start_slurm
echo "$SLURM_CONF"
