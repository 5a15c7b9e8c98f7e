package org.jsyslab.common.cluster;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.node.NodeId;

/**
 * Who belongs to a cluster: the content of {@code cluster.json}.
 *
 * @param lab number of the lab, 0 to 9; fixes the ports of nodes that are named without an address
 * @param id name of this cluster; a data directory belongs to one cluster for good
 * @param token secret of the run: who presents it may break the network of the nodes
 * @param nodes the servers, each with its address, in order, no name twice
 */
public record ClusterSpec(int lab, String id, String token, List<NodeId> nodes) {
    private static final Pattern NUMBERED = Pattern.compile("n([1-9][0-9]{0,3})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public ClusterSpec {
        check(lab >= 0 && lab <= 9, "the lab's number must be 0 to 9, not " + lab);
        check(WORD.matcher(id).matches(), "the cluster's id must be letters, digits and . _ -, not '" + id + "'");
        check(WORD.matcher(token).matches(), "the token must be letters, digits and . _ -");
        check(!nodes.isEmpty(), "a cluster needs at least one node");
        List<NodeId> addressed = new ArrayList<>();
        nodes.forEach(node -> addressed.add(withAddress(lab, node)));
        nodes = List.copyOf(addressed);
        checkDistinct(nodes);
    }

    /**
     * The cluster that needs no file: {@code n1} to {@code n<count>} on this machine, at the ports of the port rule.
     */
    public static ClusterSpec local(int lab, int count) {
        List<NodeId> nodes = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            nodes.add(NodeId.of("n" + k));
        }
        return of(lab, "lab%02d-local".formatted(lab), nodes);
    }

    /** {@code n1} to {@code n<count>} on this machine, at ports that nobody uses now: disturbs no other cluster. */
    public static ClusterSpec onFreePorts(int lab, int count) {
        List<NodeId> nodes = new ArrayList<>();
        for (int port : Ports.free(count)) {
            nodes.add(NodeId.of("n" + (nodes.size() + 1) + "@127.0.0.1:" + port));
        }
        return of(lab, "lab%02d-".formatted(lab) + randomWord(), nodes);
    }

    /** A cluster of these nodes with a fresh token; nodes without an address get the one of the port rule. */
    public static ClusterSpec of(int lab, String id, List<NodeId> nodes) {
        return new ClusterSpec(lab, id, randomWord(), nodes);
    }

    /** 16 random hexadecimal digits, for tokens and names that must not collide. */
    public static String randomWord() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A list of nodes as typed: {@code n1,n2@10.0.0.2:7102}.
     *
     * @throws ClusterException if a name or address is not one, or a bare name has no port by the port rule
     */
    public static List<NodeId> parseNodes(int lab, String text) {
        try {
            return List.of(text.split(",")).stream()
                    .map(word -> withAddress(lab, NodeId.of(word.strip())))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    /** The member of that name. */
    public NodeId node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ClusterException("there is no node " + name + " in cluster " + id + "; it has " + names()));
    }

    /** All members, ordered by name. */
    public SortedSet<NodeId> members() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    }

    /** {@code n1, n2, n3}: for messages. */
    public String names() {
        return String.join(", ", nodes.stream().map(NodeId::name).toList());
    }

    private static NodeId withAddress(int lab, NodeId node) {
        if (node.address().isPresent()) {
            return node;
        }
        Matcher numbered = NUMBERED.matcher(node.name());
        check(numbered.matches(), node + " needs an address, such as " + node + "@127.0.0.1:7101");
        return node.at("127.0.0.1:" + Ports.of(lab, Integer.parseInt(numbered.group(1))));
    }

    private static void checkDistinct(List<NodeId> nodes) {
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> addresses = new TreeSet<>();
        for (NodeId node : nodes) {
            check(node.name().indexOf('/') < 0, node + " is not the name of a process: it has a /");
            check(names.add(node.name()), node.name() + " is named twice");
            String address = node.address().orElseThrow();
            check(addresses.add(address), "two nodes have the address " + address);
        }
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new ClusterException(complaint);
        }
    }
}
