package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.scenario.Figure3;
import org.jsyslab.raft.scenario.Line;
import org.jsyslab.raft.scenario.LogService;
import org.jsyslab.raft.scenario.SimulatedRaft;
import org.jsyslab.raft.scenario.Submit;

/** One server, n1, among puppets n2, n3, …: for rules that a single server keeps. */
final class Stage {
    /** Long enough for what was said to arrive, be forced and be answered. */
    private static final Duration MOMENT = Duration.ofMillis(40);

    private static final NodeId SERVER = NodeId.of("n1");

    private final Simulation simulation;
    private final List<NodeId> puppets;

    Stage(Simulation simulation, SimulatedRaft.Server server, int servers) {
        this.simulation = simulation;
        simulation.network().links(new Link(Delay.constant(Duration.ofMillis(1)), 0, 0));
        List<NodeId> voters = IntStream.rangeClosed(1, servers)
                .mapToObj(i -> NodeId.of("n" + i))
                .toList();
        puppets = voters.subList(1, servers);
        simulation.add(SERVER, SimulatedRaft.logServer(voters, server, new Figure3(simulation)));
        puppets.forEach(puppet -> simulation.add(puppet, stack -> stack.add(new Puppet(stack.env(RaftMessage.class)))));
        pass(MOMENT);
    }

    /** The names of the puppets. */
    List<NodeId> puppets() {
        return puppets;
    }

    /** The server's box "State". */
    RaftState state() {
        return raft().state();
    }

    RaftNode raft() {
        return simulation.node(SERVER, RaftNode.class);
    }

    RaftLog log() {
        return state().log();
    }

    Machine machine() {
        return simulation.machine(SERVER);
    }

    /** The terms of the server's log, from the first entry held. */
    List<Long> terms() {
        List<Long> terms = new ArrayList<>();
        for (long index = log().base().index() + 1; index <= log().lastIndex(); index++) {
            terms.add(log().term(index));
        }
        return terms;
    }

    /** The lines that the server has applied. */
    List<String> lines() {
        return simulation.node(SERVER, LogService.class).lines();
    }

    /** Lets a puppet say something to the server, and time pass until that is answered. */
    Stage say(int puppet, RaftMessage message) {
        simulation.invoke(NodeId.of("n" + puppet), new Puppet.Say(SERVER, message));
        return pass(MOMENT);
    }

    /** Says what a leader says at first: so many entries of these terms, none committed. */
    Stage replicate(int puppet, long term, long... terms) {
        return say(puppet, new AppendEntries(term, Position.START, entries(terms), 0, 0));
    }

    /** Submits a line. */
    Invocation submit(String line) {
        Invocation invocation = simulation.invoke(SERVER, new Submit(line));
        pass(MOMENT);
        return invocation;
    }

    /** Makes the server the leader: waits until it stands, and lets all puppets vote for it. */
    Stage elect() {
        simulation.runUntil(sim -> state().role() == Role.CANDIDATE, Duration.ofMinutes(1));
        long term = state().term();
        puppets.forEach(puppet -> simulation.invoke(puppet, new Puppet.Say(SERVER, new VoteReply(term, true))));
        pass(MOMENT);
        assertThat(state().role()).as("with all votes the server is").isEqualTo(Role.LEADER);
        return this;
    }

    /** Lets the server lead and commit a line, so that Figure 3 has something to say in this run. */
    void commitSomething() {
        elect().submit("something");
        long last = log().lastIndex();
        puppets.forEach(puppet -> simulation.invoke(
                puppet, new Puppet.Say(SERVER, new AppendReply(state().term(), true, last, last + 1, 1))));
        pass(MOMENT);
        assertThat(lines()).as("lines applied").contains("something");
    }

    /** Crashes the server in the midst of the force that follows a message, and starts it again. */
    Stage crashDuring(int puppet, RaftMessage message) {
        machine().crashAtNextForce();
        say(puppet, message);
        assertThat(machine().isUp())
                .as("runs on after " + message + ", which changes nothing durable")
                .isFalse();
        machine().restart();
        return pass(MOMENT);
    }

    /** All messages of a kind that a puppet heard. */
    <T extends RaftMessage> List<T> heard(int puppet, Class<T> type) {
        return puppet(puppet).heard().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The last message of a kind that a puppet heard. */
    <T extends RaftMessage> T last(int puppet, Class<T> type) {
        List<T> heard = heard(puppet, type);
        assertThat(heard).as(type.getSimpleName() + " heard by n" + puppet).isNotEmpty();
        return heard.get(heard.size() - 1);
    }

    /** Whether the server has asked a puppet for its vote. */
    boolean asked(int puppet) {
        return !heard(puppet, RequestVote.class).isEmpty();
    }

    /** Lets the puppets forget what they heard. */
    Stage forget() {
        IntStream.rangeClosed(2, puppets.size() + 1)
                .forEach(i -> puppet(i).heard().clear());
        return this;
    }

    /** Crashes the server and starts it again. */
    Stage reboot() {
        machine().crash();
        machine().restart();
        return pass(MOMENT);
    }

    Stage pass(Duration time) {
        simulation.run(time);
        return this;
    }

    Simulation simulation() {
        return simulation;
    }

    /** Entries of these terms, of which those of the same term and index are the same. */
    static List<Entry> entries(long... terms) {
        return entriesFrom(1, terms);
    }

    /** Such entries, the first of them at {@code index}. */
    static List<Entry> entriesFrom(long index, long... terms) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            entries.add(new Entry(terms[i], new Line((index + i) + "@" + terms[i])));
        }
        return entries;
    }

    /** The state of a state machine that applied those lines. */
    static Bytes image(String... lines) {
        return Bytes.utf8(String.join("\n", lines));
    }

    private Puppet puppet(int number) {
        return simulation.node(NodeId.of("n" + number), Puppet.class);
    }
}
