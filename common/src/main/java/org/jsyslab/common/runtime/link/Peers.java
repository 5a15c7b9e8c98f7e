package org.jsyslab.common.runtime.link;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.NodeId;

/** The processes that this one dials, one connection each, up to a number: then the one longest unused is closed. */
public final class Peers {
    private static final int MAX_PEERS = 1_024;

    /**
     * How things stand with one peer.
     *
     * @param sent messages taken over so far
     * @param sentBytes bytes of their frames that were given to a connection, or sent as datagrams
     */
    public record Status(String address, boolean connected, long queuedBytes, long sent, long sentBytes) {}

    private final Addresses addresses;
    private final Dialler dialler;
    private final Datagrams datagrams;
    private final Map<String, Peer> peers = new LinkedHashMap<>(16, 0.75f, true);

    Peers(Addresses addresses, Dialler dialler, Datagrams datagrams) {
        this.addresses = addresses;
        this.dialler = dialler;
        this.datagrams = datagrams;
    }

    /** How things stand with each peer, by name of process. */
    public SortedMap<String, Status> status() {
        SortedMap<String, Status> status = new TreeMap<>();
        peers.forEach((name, peer) -> status.put(name, status(peer)));
        return status;
    }

    private static Status status(Peer peer) {
        return new Status(peer.address(), peer.isConnected(), peer.queuedBytes(), peer.sent(), peer.sentBytes());
    }

    /** The peer that hosts {@code node}, or null if its address is unknown. */
    Peer of(NodeId node) {
        String address = addressOf(node).orElse(null);
        if (address == null) {
            return null;
        }
        String process = node.process();
        Peer known = peers.get(process);
        if (known != null) {
            known.moveTo(address);
            return known;
        }
        Peer peer = new Peer(process, address, dialler, datagrams);
        peers.put(process, peer);
        if (peers.size() > MAX_PEERS) {
            Iterator<Peer> longestUnused = peers.values().iterator();
            longestUnused.next().close();
            longestUnused.remove();
        }
        return peer;
    }

    /** Whether the process of {@code node} can be dialled. */
    boolean canDial(NodeId node) {
        return addressOf(node).isPresent();
    }

    /**
     * A listed address wins: else whoever writes {@code n2@evil:1} as its source would receive what is meant for n2.
     */
    private Optional<String> addressOf(NodeId node) {
        return addresses.of(node).or(node::address);
    }

    /** Closes all connections. */
    void close() {
        peers.values().forEach(Peer::close);
        peers.clear();
    }
}
