package org.jsyslab.common.node;

import java.util.Optional;

/**
 * The name of a node, optionally with where it listens: {@code n1}, {@code n9@127.0.0.1:7409}. Several nodes may live
 * on one port, as {@code n1/3}: virtual nodes, clients, the connections of a front door.
 *
 * <p>Two ids are equal if their names are: an address is a hint on how to reach a node, not a part of who it is. Order
 * is natural: {@code n2} comes before {@code n10}, and {@code n1} before {@code n1/1}.
 */
public final class NodeId implements Comparable<NodeId> {
    private static final int MAX_NAME = 100;

    private final String name;
    private final String address;

    private NodeId(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /**
     * Reads {@code name} or {@code name@host:port}, as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if the name is empty, over 100 characters, or holds other characters than
     *     letters, digits and {@code - _ . /}, or if the address has no port
     */
    public static NodeId of(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String address = at < 0 ? null : text.substring(at + 1);
        if (!isName(name) || (address != null && !isAddress(address))) {
            String shown = text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
            throw new IllegalArgumentException("not a node: '" + shown + "'; write n1 or n1@127.0.0.1:7101");
        }
        return new NodeId(name, address);
    }

    /** The same node, listening at {@code address} ({@code host:port}). */
    public NodeId at(String address) {
        return of(name + "@" + address);
    }

    /** A node that lives on this one's port: {@code of("n1").child("3")} is {@code n1/3}. */
    public NodeId child(String suffix) {
        return of(name + "/" + suffix);
    }

    /** The name without an address. */
    public String name() {
        return name;
    }

    /** The name of the process that hosts this node: {@code n1} for {@code n1/3}. */
    public String process() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** Where it listens, {@code host:port}, if this id says so. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public int compareTo(NodeId other) {
        return NaturalOrder.compare(name, other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeId that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@code n1}, or {@code n1@127.0.0.1:7101} with an address. */
    @Override
    public String toString() {
        return address == null ? name : name + "@" + address;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= MAX_NAME && text.chars().allMatch(NodeId::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_./".indexOf(c) >= 0;
    }

    private static boolean isAddress(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || text.length() > 300 || text.chars().anyMatch(c -> c <= ' ' || c == '@')) {
            return false;
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return port > 0 && port < 65536;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
