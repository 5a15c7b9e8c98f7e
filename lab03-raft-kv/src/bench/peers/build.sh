#!/bin/sh
# build.sh HARNESS: compiles the adapter against the harness's classes, and archives the classes of a node, as the
# lab's launcher does. Needs target/lab03.jar.
set -eu
harness=$(cd "$1" && pwd)
cd "$(dirname "$0")"
target=$(cd ../../../target && pwd)
rm -rf "$target/peers" && mkdir "$target/peers"
javac -d "$target/peers" -cp "$target/lab03.jar:$harness/harness/target/classes" org/jsyslab/raft/peers/*.java
scratch=$(mktemp -d)
sleep 6 | (cd "$scratch" && java -Xmx256m -XX:InitialRAMPercentage=0.1 -XX:+UseSerialGC -XX:-UsePerfData \
  "-XX:ArchiveClassesAtExit=$target/peers/lab03.jsa" -cp "$target/lab03.jar" org.jsyslab.raft.app.RaftKvLab \
  node n1 --launched --peers n1@127.0.0.1:29991 --data data >/dev/null 2>&1) || true
rm -rf "$scratch"
