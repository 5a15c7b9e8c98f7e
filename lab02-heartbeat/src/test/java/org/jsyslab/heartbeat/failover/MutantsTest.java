package org.jsyslab.heartbeat.failover;

import java.util.Collection;
import java.util.function.Function;
import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.failover.CounterMessage.Update;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong replicas and resources, each with one clause broken, and the graded test that catches it. */
class MutantsTest {

    @Test
    @DisplayName("the resource checks nobody's grant")
    void checksNothing() {
        resource(env -> new Resource(env) {
                    @Override
                    boolean isGranted(Fence fence) {
                        return true;
                    }
                })
                .seenAs("numbers given")
                .isCaughtBy("fencingPreventsHarm");
    }

    @Test
    @DisplayName("the new primary does not ask what others wrote")
    void goesOnFromItsCopy() {
        replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
                    @Override
                    public void granted(long last) {
                        super.granted(0);
                    }
                })
                .seenAs("numbers given")
                .isCaughtBy("fencingPreventsHarm");
    }

    @Test
    @DisplayName("the primary does not wait for the resource")
    void doesNotWaitForTheResource() {
        replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
                    @Override
                    boolean isWritten() {
                        return true;
                    }
                })
                .seenAs("numbers given")
                .isCaughtBy("fencingPreventsHarm");
    }

    @Test
    @DisplayName("the primary does not wait for its backups")
    void doesNotWaitForBackups() {
        Mutant mutant = replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
            @Override
            boolean isCopied() {
                return true;
            }
        });
        mutant.seenAs("the lowest copy").isCaughtBy("copiesComeFirst");
    }

    @Test
    @DisplayName("a backup's copy is not on disk")
    void losesItsCopy() {
        replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
                    @Override
                    void onUpdate(NodeId primary, Update update) {
                        env.send(primary, new CounterMessage.UpdateReply(update.number()));
                    }
                })
                .seenAs("numbers given")
                .isCaughtBy("failsOver");
    }

    @Test
    @DisplayName("whoever is fenced off asks for the resource again at once, and takes it from the other")
    void asksAgainAtOnce() {
        replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
                    @Override
                    public void fenced() {
                        super.fenced();
                        onFencedLongEnough();
                    }
                })
                .seenAs("n1 is fenced off")
                .isCaughtBy("fencedStepsDown");
    }

    @Test
    @DisplayName("a backup confirms a number that it knows to be given")
    void confirmsWhatIsGiven() {
        replica((env, members, fencing) -> new Replica(env, members, fencing, FailoverTest.PATIENCE) {
                    @Override
                    void onUpdate(NodeId primary, Update update) {
                        if (update.number() <= copy()) {
                            env.send(primary, new CounterMessage.UpdateReply(update.number()));
                        } else {
                            super.onUpdate(primary, update);
                        }
                    }
                })
                .seenAs("numbers given")
                .isCaughtBy("comesBack");
    }

    @Test
    @DisplayName("the resource forgets its grants in a crash")
    void forgetsGrants() {
        Mutant.in(new ResourceTest() {
                    @Override
                    Resource resource(Env<ResourceMessage> env) {
                        return new Resource(ChangedEnv.forgettingCell(env, "ledger"));
                    }
                })
                .isCaughtBy("onlyTheNewestGrant");
    }

    /** How a wrong replica is built. */
    private interface ReplicaMaker {
        Replica make(Env<CounterMessage> env, Collection<NodeId> members, Fencing fencing);
    }

    private static Mutant replica(ReplicaMaker maker) {
        return Mutant.in(new FailoverTest() {
            @Override
            Replica replica(Env<CounterMessage> env, Collection<NodeId> members, Fencing fencing) {
                return maker.make(env, members, fencing);
            }
        });
    }

    private static Mutant resource(Function<Env<ResourceMessage>, Resource> maker) {
        return Mutant.in(new FailoverTest() {
            @Override
            Resource resource(Env<ResourceMessage> env) {
                return maker.apply(env);
            }
        });
    }
}
