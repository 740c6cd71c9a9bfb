#!/bin/sh
# The last job that `run` submits: TASK PROGRAM WORD... Does what the tasks have left undone, then writes report and merged file.
set -eu
task=$1
export BITEXT="$2"
shift 2
code=0
"$task" "$@" --threads "${SLURM_CPUS_PER_TASK:-1}" || code=$?
[ "$code" != 3 ] || exit 1  # as bitext itself: some documents failed, and the report names them
exit "$code"
