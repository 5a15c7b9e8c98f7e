#!/bin/sh
# node.sh ID DIRECTORY CLUSTER: one node, with the flags of the lab's own launcher.
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../../target/lab03.jar
peers=$(printf %s "$3" | sed 's/\([0-9]*\)=\([^:,]*\):\([0-9]*\):[0-9]*/n\1@\2:\3/g')
flags="-Xmx256m -XX:InitialRAMPercentage=0.1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto"
archive=$here/../../../target/peers/lab03.jsa
[ ! -f "$archive" ] || flags="$flags -XX:SharedArchiveFile=$archive"
# shellcheck disable=SC2086
exec env MALLOC_ARENA_MAX=1 java $flags -cp "$jar" org.jsyslab.raft.app.RaftKvLab \
  node "n$1" --launched --peers "$peers" --data "$2"
