package org.jsyslab.raft.kv;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.BytesReader;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.Waiting.Writer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong stores, servers and clients, each with one clause broken, and the graded test that catches it. */
class MutantsTest {

    @Test
    @DisplayName("R21: a write that comes into the log twice is executed twice")
    void executesAgain() {
        stored(sessions -> new KvStore(sessions) {
                    @Override
                    Optional<KvResult> execute(long index, Execute command) {
                        OpId another = new OpId(command.op().client(), index);
                        return super.execute(index, new Execute(another, command.write()));
                    }
                })
                .seenAs("increments executed for a client")
                .isCaughtBy("exactlyOnce");
    }

    @Test
    @DisplayName("a write that was overtaken is executed")
    void executesOvertakenWrites() {
        stored(sessions -> new KvStore(sessions) {
                    @Override
                    Optional<KvResult> execute(long index, Execute command) {
                        Optional<KvResult> result = super.execute(index, command);
                        OpId another = new OpId(command.op().client(), Long.MAX_VALUE - 1_000_000 + index);
                        return result.isPresent()
                                ? result
                                : super.execute(index, new Execute(another, command.write()));
                    }
                })
                .seenAs("increments executed for a client")
                .isCaughtBy("exactlyOnce");
    }

    @Test
    @DisplayName("R23: the client that waits is matched by the index alone")
    void matchesByIndexOnly() {
        served((env, store) -> new KvServer(env, store) {
                    @Override
                    boolean isFor(Writer writer, Position applied) {
                        return writer.at().index() == applied.index();
                    }
                })
                .isCaughtBy("anOverwrittenEntryIsNotDone");
    }

    @Test
    @DisplayName("R32: those who wait are not told that the leader was replaced")
    void tellsNobodyOfTheLoss() {
        served((env, store) -> new KvServer(env, store) {
                    @Override
                    public void onLeadershipLost() {}
                })
                .seenAs("both are answered")
                .isCaughtBy("whoeverWaitsIsToldOfTheLoss");
    }

    @Test
    @DisplayName("R20: a read is answered from the state as it is")
    void readsAtOnce() {
        served((env, store) -> new KvServer(env, store) {
                    @Override
                    void onClientQuery(NodeId client, ClientQuery query) {
                        env.sendAhead(client, new Reply(query.op(), store.answer(query.read())));
                    }
                })
                .isCaughtBy("aReplacedLeaderAnswersNoRead");
    }

    @Test
    @DisplayName("R20: the same, seen in a history that is not linearizable")
    void readsAtOnceInAHistory() {
        served((env, store) -> new KvServer(env, store) {
                    @Override
                    void onClientQuery(NodeId client, ClientQuery query) {
                        env.sendAhead(client, new Reply(query.op(), store.answer(query.read())));
                    }
                })
                .seenAs("not linearizable")
                .isCaughtBy("linearizable");
    }

    @Test
    @DisplayName("a forgotten session is opened anew by a late write")
    void opensAForgottenSession() {
        remembered((env, capacity) -> new Sessions(capacity) {
                    @Override
                    Optional<Session> use(String name, long index) {
                        return super.use(name, index).or(() -> Optional.of(new Session(0, new Done(), index)));
                    }
                })
                .seenAs("increments executed for a client")
                .isCaughtBy("forgottenSessions");
    }

    @Test
    @DisplayName("the snapshot has no sessions")
    void leavesSessionsOutOfTheSnapshot() {
        remembered((env, capacity) -> new Sessions(capacity) {
                    @Override
                    void writeTo(BytesBuilder out) {
                        out.putInt(0);
                    }
                })
                .seenAs("the result remembered")
                .isCaughtBy("sessionsAreInTheSnapshot");
    }

    @Test
    @DisplayName("the snapshot does not say when sessions were used, so another one is forgotten after it")
    void forgetsWhenSessionsWereUsed() {
        remembered((env, capacity) -> new Sessions(capacity) {
                    @Override
                    void writeTo(BytesBuilder out) {
                        BytesBuilder right = new BytesBuilder();
                        super.writeTo(right);
                        BytesReader in = new BytesReader(right.build());
                        int count = in.getCount();
                        out.putInt(count);
                        for (int left = count; left > 0; left--) {
                            out.putText(in.getText()).putLong(in.getLong()).putLong(left);
                            in.getLong();
                            Remembered.write(Remembered.read(in), out);
                        }
                    }
                })
                .isCaughtBy("allServersForgetAlike");
    }

    @Test
    @DisplayName("which session is forgotten depends on the server's clock")
    void forgetsByTheClock() {
        remembered((env, capacity) -> new Sessions(capacity) {
                    @Override
                    Optional<Session> use(String name, long index) {
                        boolean lately = env.now().toMillis() % 2 == 0;
                        return super.use(name, lately ? index : -index);
                    }
                })
                .seenAs("state of n")
                .isCaughtBy("allServersForgetAlike");
    }

    @Test
    @DisplayName("a client takes an unknown outcome for a failure")
    void takesUnknownForFailed() {
        asked((env, servers, patience) -> new KvClient(env, servers, patience) {
                    @Override
                    void end(Outcome outcome) {
                        super.end(
                                outcome instanceof Outcome.Unknown unknown
                                        ? new Outcome.Failed(unknown.reason())
                                        : outcome);
                    }
                })
                .seenAs("not linearizable")
                .isCaughtBy("linearizable");
    }

    @Test
    @DisplayName("a client whose session is forgotten sends its write again in a new one")
    void sendsAgainInANewSession() {
        asked((env, servers, patience) -> new KvClient(env, servers, patience) {
                    @Override
                    void end(Outcome outcome) {
                        if (outcome instanceof Outcome.Unknown) {
                            begin();
                        } else {
                            super.end(outcome);
                        }
                    }
                })
                .seenAs("increments executed for a client")
                .isCaughtBy("forgottenSessions");
    }

    private interface Client {
        KvClient of(Env<KvMessage> env, List<NodeId> servers, Patience patience);
    }

    private static Mutant asked(Client client) {
        return Mutant.in(new StoreTest() {
            @Override
            KvClient client(Env<KvMessage> env, List<NodeId> servers, Patience patience) {
                return client.of(env, servers, patience);
            }
        });
    }

    private static Mutant served(BiFunction<Env<KvMessage>, KvStore, KvServer> server) {
        return Mutant.in(new StoreTest() {
            @Override
            KvServer server(Env<KvMessage> env, KvStore store) {
                return server.apply(env, store);
            }
        });
    }

    private static Mutant stored(Function<Sessions, KvStore> store) {
        return Mutant.in(new StoreTest() {
            @Override
            KvStore store(Sessions sessions) {
                return store.apply(sessions);
            }
        });
    }

    private static Mutant remembered(BiFunction<Env<KvMessage>, Integer, Sessions> sessions) {
        return Mutant.in(new StoreTest() {
            @Override
            Sessions sessions(Env<KvMessage> env, int capacity) {
                return sessions.apply(env, capacity);
            }
        });
    }
}
