package org.jsyslab.common.runtime.link;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Complaints;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;
import org.jsyslab.common.runtime.loop.Carrier;
import org.jsyslab.common.runtime.loop.StepLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where a message goes: to a stack that lives here, to a peer that has an address, or back over the connection
 * by which its receiver was last heard.
 *
 * <p>A process that listens also relays for those who have no address, but nothing that was relayed already: so no
 * message runs in circles, whatever mistake a cluster file holds.
 */
public final class Router implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final StepLoop loop;
    private final NodeId process;
    private final boolean listening;
    private final WireForms wire;
    private final Limits limits;
    private final Peers peers;
    private final Datagrams datagrams;
    private final LearnedRoutes routes;
    private final LinkFaults faults = new LinkFaults();
    private final FaultyWay way;
    private final Losses losses = new Losses();
    private final Complaints complaints = new Complaints(LOG);
    private final Set<Link> touched = new LinkedHashSet<>();
    private int connections;

    /**
     * A router of one process.
     *
     * @param listening whether others can connect to this process
     * @param byDatagram the types of messages that go as UDP datagrams to processes with an address
     */
    public Router(
            StepLoop loop,
            boolean listening,
            Addresses addresses,
            WireForms wire,
            Limits limits,
            Set<Class<? extends Message>> byDatagram) {
        this.loop = loop;
        this.process = loop.ground().process();
        this.listening = listening;
        this.wire = wire;
        this.limits = limits;
        this.routes = new LearnedRoutes(limits.learnedRoutes());
        this.datagrams = new Datagrams(byDatagram, wire, this);
        this.peers = new Peers(addresses, new Dialler(loop.ground().thread(), wire, limits, this), datagrams);
        this.way = new FaultyWay(faults, loop.ground().thread(), this);
    }

    /**
     * Opens the socket for datagrams where the port is; not from the loop's thread.
     *
     * @throws java.io.UncheckedIOException if it cannot be opened
     */
    public void openDatagrams(InetSocketAddress port) {
        datagrams.open(loop.ground().thread(), port);
    }

    /** Makes a channel that was accepted a connection for messages. */
    public void accept(Channel channel, Patience patience) {
        channel.config().setWriteBufferWaterMark(Dialler.highWater(limits));
        channel.pipeline()
                .addLast(new FrameDecoder(limits.messageBytes(), patience), new MessageDoor(this, wire, null));
    }

    /** The processes that this one dials. */
    public Peers peers() {
        return peers;
    }

    /** The faults in force on the links of this process. */
    public LinkFaults faults() {
        return faults;
    }

    /** The messages that were lost at this end. */
    public Losses losses() {
        return losses;
    }

    /** Closes all connections that this process dialled, and the socket for datagrams. */
    public void close() {
        peers.close();
        datagrams.close();
    }

    @Override
    public void carry(Envelope envelope) {
        Link link = linkTo(envelope.dest());
        if (link == null) {
            lose(envelope, envelope.dest(), Loss.UNKNOWN);
        } else {
            way.leave(link.process(), envelope);
        }
    }

    @Override
    public void flush() {
        touched.forEach(Link::flush);
        touched.clear();
    }

    /** A message came by a connection. */
    void received(Connection from, Envelope envelope) {
        NodeId src = envelope.src();
        if (src.process().equals(process.process()) && !src.equals(from.name())) {
            reject(from, src.name() + " lives in this process: it cannot write from elsewhere");
            return;
        }
        if (way.isLostOnArrival(from.process(), envelope)) {
            return;
        }
        if (isReachedBy(from, src)) {
            routes.learn(src, from);
        }
        if (!loop.residents().has(envelope.dest())) {
            relay(from, envelope);
        } else if (!loop.residents().understands(envelope.dest(), envelope.body())) {
            String type = envelope.body().getClass().getSimpleName();
            reject(from, envelope.dest().name() + " does not understand " + type);
        } else {
            loop.deliver(envelope);
        }
    }

    /** A message came as a datagram, from a sender that is told nothing, whatever is wrong with it. */
    void receivedAlone(InetSocketAddress sender, Envelope envelope) {
        if (envelope.src().process().equals(process.process())) {
            ignore(sender, envelope.src().name() + " lives in this process: it cannot write from elsewhere");
        } else if (!loop.residents().understands(envelope.dest(), envelope.body())) {
            ignore(
                    sender,
                    envelope.dest().name() + " does not live here, or does not understand "
                            + envelope.body().getClass().getSimpleName());
        } else if (!way.isLostOnArrival(envelope.src().process(), envelope)) {
            loop.deliver(envelope);
        }
    }

    /** What came as a datagram is of no use. */
    void ignore(InetSocketAddress sender, String error) {
        complaints.add("datagram from " + sender + ": " + error);
    }

    /** What came by a connection is no message. */
    void reject(Connection from, String error) {
        complaints.add("from " + from + ": " + error);
        from.complain(Complaints.printable(error));
    }

    /** What came by a connection cannot be read, nor anything behind it. */
    void hangUp(Connection from, String error) {
        complaints.add("from " + from + ": " + error);
        from.hangUp(Complaints.printable(error));
    }

    /** A connection breaks, or memory is short: it is closed. */
    void failed(Connection connection, Throwable cause) {
        complaints.add(connection + " is closed: " + cause);
    }

    /** The other end complains about what this process sent. */
    void heardError(Connection from, String error) {
        complaints.add(from + " says " + error);
    }

    /** A name for whoever types lines without a source into a new connection. */
    NodeId nameConnection() {
        return process.child("nc-" + ++connections);
    }

    /** The node that is meant by a message without a destination. */
    NodeId main() {
        return process;
    }

    /** A process that others can connect to introduces itself where it connects. */
    void greet(Connection opened) {
        if (listening) {
            opened.sayHello(process);
        }
    }

    void forget(Connection connection) {
        routes.forget(connection);
    }

    /** A message of or for {@code other} is lost. */
    void lose(Envelope envelope, NodeId other, Loss reason) {
        losses.add(other.process(), reason);
        NodeId here = other.equals(envelope.dest()) ? envelope.src() : envelope.dest();
        loop.ground()
                .recorder()
                .report(Kind.DROP, here, envelope.id(), other, envelope.body(), envelope.op(), reason.label());
    }

    private void relay(Connection from, Envelope envelope) {
        boolean relayedBefore = from.relays(envelope.src());
        Link link = listening && !relayedBefore ? linkTo(envelope.dest()) : null;
        if (link == null || link == from) {
            reject(from, "no node " + envelope.dest().name() + " is known to " + process.name());
        } else {
            way.leave(link.process(), envelope);
            flush();
        }
    }

    /**
     * Whether answers to {@code src} should go this way: it has no address, and is not known to be nearer elsewhere.
     */
    private boolean isReachedBy(Connection from, NodeId src) {
        boolean typed = src.equals(from.name());
        if ((from.isDialled() && listening) || (!typed && peers.canDial(src))) {
            return false;
        }
        Connection known = routes.to(src);
        return known == null || known.relays(src) || !from.relays(src);
    }

    private Link linkTo(NodeId dest) {
        Peer peer = dest.process().equals(process.process()) ? null : peers.of(dest);
        return peer != null ? peer : routes.to(dest);
    }

    /** A message leaves, whatever is wrong with its way. */
    void transmit(Envelope envelope) {
        Link link = linkTo(envelope.dest());
        Loss loss = link == null ? Loss.UNKNOWN : link.send(envelope);
        if (loss != null) {
            lose(envelope, envelope.dest(), loss);
        } else {
            touched.add(link);
        }
    }
}
