#!/bin/sh
# A task of the array that `run` submits: TASK PROGRAM TASKS WORD...
# Slurm runs a copy of this file from another folder, so `run` tells where the rest is.
set -eu
task=$1 tasks=$3
export BITEXT="$2"
shift 3
code=0
"$task" "$@" --shard "$SLURM_ARRAY_TASK_ID/$tasks" --threads "${SLURM_CPUS_PER_TASK:-1}" || code=$?
[ "$code" = 3 ] || exit "$code"  # failed documents are tried once more by the last job, which tells of them
