package org.jsyslab.raft.app;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.admin.AdminOperation;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.admin.AdminOperation.Transfer;

/** What can go wrong with a live cluster, and how it is undone. */
enum Fault {
    /** One server is killed. */
    KILL {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            String victim = victim(cluster, random);
            cluster.processes().kill(victim);
            return new Strike("kill -9 " + victim, () -> cluster.processes().restart(victim));
        }
    },
    /** All servers are killed. */
    KILL_ALL {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            List<String> all = names(cluster);
            all.forEach(cluster.processes()::kill);
            return new Strike("kill -9 of all", () -> cluster.processes().restart(all));
        }
    },
    /** One server stands still. */
    PAUSE {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            String victim = victim(cluster, random);
            cluster.processes().pause(victim);
            return new Strike("pause of " + victim, () -> cluster.processes().resume(victim));
        }
    },
    /** The network breaks in two. */
    PARTITION {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            Set<String> here = new TreeSet<>(Set.of(victim(cluster, random)));
            Set<String> there = new TreeSet<>(names(cluster));
            names(cluster).stream().filter(name -> random.nextInt(4) == 0).forEach(here::add);
            there.removeAll(here);
            cluster.network().partition(List.of(here, there));
            return new Strike(
                    "partition " + here + " | " + there, () -> cluster.network().partition(List.of()));
        }
    },
    /** One server loses messages, to and from everyone. */
    DROP {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            String victim = victim(cluster, random);
            cluster.network().drop(victim, "*", LOSS);
            return new Strike(
                    "loss of messages at " + victim, () -> cluster.network().drop(victim, "*", 0));
        }
    },
    /** The leadership is handed over. */
    TRANSFER {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            String target = any(names(cluster), random);
            ask(cluster, new Transfer(NodeId.of(target)));
            return new Strike("transfer to " + target, () -> {});
        }
    },
    /** A server is removed, and added again. */
    MEMBERSHIP {
        @Override
        Strike strike(LabCluster cluster, SplittableRandom random) {
            NodeId leaving = NodeId.of(victim(cluster, random));
            ask(cluster, new RemoveServer(leaving));
            return new Strike("removal of " + leaving, () -> ask(cluster, new AddServer(leaving)));
        }
    };

    /** The client that asks for what operators ask for. */
    private static final int OPERATOR = 10_000;

    private static final double LOSS = 0.2;

    /**
     * What has gone wrong.
     *
     * @param told in a few words
     * @param undo mends it
     */
    record Strike(String told, Runnable undo) {}

    /** Lets it go wrong now. */
    abstract Strike strike(LabCluster cluster, SplittableRandom random);

    /** Sees to it that all servers are members again; false if it cannot be done now. */
    static boolean restoreMembers(LabCluster cluster) {
        return names(cluster).stream()
                .allMatch(name -> ask(cluster, new AddServer(NodeId.of(name)))
                                .toCompletableFuture()
                                .join()
                        instanceof Outcome.Ok);
    }

    private static CompletionStage<Outcome> ask(LabCluster cluster, AdminOperation operation) {
        return cluster.client().invoke(OPERATOR, operation);
    }

    /** In half of all cases the leader, if there is one. */
    private static String victim(LabCluster cluster, SplittableRandom random) {
        String any = any(names(cluster), random);
        return random.nextBoolean() ? any : Leadership.leader(cluster).orElse(any);
    }

    private static String any(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    private static List<String> names(LabCluster cluster) {
        return cluster.processes().spec().nodes().stream().map(NodeId::name).toList();
    }
}
