#!/usr/bin/env bash
# The engines that larger sites run cases on, on one machine: GNU parallel, and a Slurm of one node.
#   scripts/site.sh install    installs both from Debian; needs root
#   scripts/site.sh up DIR     starts munged, slurmctld and slurmd, with all their files in DIR; prints the SLURM_CONF to use
#   scripts/site.sh down DIR   ends what `up DIR` started, and waits for it
# Ports and sockets are this run's own, so that it disturbs no Slurm that is there.
set -euo pipefail

fail() {
  printf 'error: %s\n  next: %s\n' "$1" "$2" >&2
  exit 2
}

install() {
  [ "$(id -u)" = 0 ] || fail "packages can be installed by root alone" "run it as root, or install parallel, slurm-wlm and munge yourself"
  command -v apt-get >/dev/null || fail "this system has no apt-get" "install GNU parallel, Slurm and munge in its own way"
  # In this run level, the packages start no service of their own.
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
  apt-get -qq update
  apt-get -qq install -y --no-install-recommends parallel slurmctld slurmd slurm-client munge sqlite3 >/dev/null
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s' "$port"
}

configure() {
  local dir=$1 host cpus
  host=$(hostname -s)
  cpus=$(nproc)
  cat >"$dir/slurm.conf" <<CONF
ClusterName=site
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MaxArraySize=20000
SchedulerParameters=sched_min_interval=50000,batch_sched_delay=0
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus State=UNKNOWN
PartitionName=cases Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
}

# A container may show no control groups, or none that may be written: the node starts with whichever way works.
start_node() {
  local dir=$1 way tries
  for way in CgroupPlugin=autodetect CgroupPlugin=disabled CgroupPlugin=cgroup/v1 $'CgroupPlugin=cgroup/v2\nIgnoreSystemd=yes'; do
    printf '%s\n' "$way" >"$dir/cgroup.conf"
    : >"$dir/slurmd.log"
    slurmd -f "$SLURM_CONF" || continue
    for ((tries = 0; tries < 25; tries++)); do
      grep -q 'slurmd started' "$dir/slurmd.log" && return
      grep -q 'initialization failed' "$dir/slurmd.log" && break
      sleep 0.2
    done
  done
  fail "slurmd does not start here" "read $dir/slurmd.log"
}

wait_for() {
  local what=$1 tries=150
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$what did not come up" "read the logs beside slurm.conf"
    sleep 0.2
  done
}

idle() { sinfo -h -o %t | grep -Eq '^(idle|mix|alloc)$'; }

up() {
  local dir=$1
  [ "$(id -u)" = 0 ] || fail "a Slurm of one node is started by root" "run it as root"
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  mkdir -p "$dir/state" "$dir/spool"
  dd if=/dev/urandom of="$dir/munge.key" bs=128 count=1 status=none
  chmod 400 "$dir/munge.key"
  configure "$dir"
  munged --force --key-file "$dir/munge.key" --socket "$dir/munge.socket" --pid-file "$dir/munged.pid" \
    --log-file "$dir/munged.log" --seed-file "$dir/munge.seed" 2>"$dir/munged.err"
  export SLURM_CONF="$dir/slurm.conf"
  wait_for munged test -S "$dir/munge.socket"
  slurmctld -f "$SLURM_CONF"
  start_node "$dir"
  wait_for "the node" idle
  printf '%s\n' "$SLURM_CONF"
}

# A daemon still writes its state after the signal: only when it has ended is its folder free to go.
down() {
  local dir=$1 name pid tries
  for name in slurmd slurmctld munged; do
    pid=$(cat "$dir/$name.pid" 2>/dev/null || true)
    [ -n "$pid" ] && kill "$pid" 2>/dev/null || continue
    for ((tries = 150; tries > 0; tries--)); do
      kill -0 "$pid" 2>/dev/null || continue 2
      sleep 0.2
    done
    fail "$name does not end" "end process $pid yourself; its files are in $dir"
  done
}

case "${1:-}" in
  install) install ;;
  up | down) "$1" "${2:?name a folder}" ;;
  *) fail "usage: scripts/site.sh install | up DIR | down DIR" "choose one of the three" ;;
esac
