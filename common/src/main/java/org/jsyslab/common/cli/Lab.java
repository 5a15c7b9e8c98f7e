package org.jsyslab.common.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.common.runtime.Builder;

/**
 * What a lab plugs into the common command line. The first six methods are a lab; the others add to it.
 *
 * <pre>{@code
 * public final class BankLab implements Lab {
 *     public static void main(String[] arguments) {
 *         System.exit(LabMain.run(new BankLab(), arguments));
 *     }
 *     …
 * }
 * }</pre>
 *
 * <p>The class must be public with a public constructor without arguments: the processes of a cluster make their own.
 */
public interface Lab {

    /** Its number, 1 to 8, which is also in its ports: lab 1's n1 listens on 7101. */
    int number();

    /** What it is about, in one line. */
    String title();

    /** The records that its nodes exchange and store. */
    Schema schema();

    /** How a server is built. */
    Assembly server(NodeId self, SortedSet<NodeId> members);

    /** How a client of those servers is built: a node that takes invocations. */
    Assembly client(NodeId self, SortedSet<NodeId> servers);

    /** Its operations, as commands, made anew at each call. */
    List<OperationCommand> operations();

    /** How many nodes a cluster has unless the user says otherwise. */
    default int defaultNodes() {
        return 3;
    }

    /**
     * Whether a node may join that the cluster's configuration does not name: it is told who the others are, and
     * listens at its port of the port rule.
     */
    default boolean admitsNewcomers() {
        return false;
    }

    /**
     * Options of its nodes and clients: an object of a class with {@code @Command} whose fields have {@code @Option},
     * the same object at each call. They can be given to {@code node}, {@code cluster}, {@code bench} and each
     * operation, and hold their values when {@link #server} and {@link #client} are called.
     */
    default Object options() {
        return new NoOptions();
    }

    /** Adds to a node's process what else it needs: workers, RESP commands, HTTP routes. */
    default void equip(Builder process) {}

    /** A message that a person can send to a node by hand, as one line of JSON. */
    default Optional<String> handTypedMessage() {
        return Optional.empty();
    }

    /** Further commands, with picocli's {@code @Command}. */
    default List<Object> commands() {
        return List.of();
    }

    /** The told story: {@code demo}. */
    default Optional<Demo> demo() {
        return Optional.empty();
    }

    /** One deterministic run: {@code simulate}. */
    default Optional<SimulatedRun> simulation() {
        return Optional.empty();
    }

    /** What the clients of {@code bench} do. */
    default Optional<Load> load() {
        return Optional.empty();
    }

    /** Figures and tables of the source paper, as commands with picocli's {@code @Command}: {@code experiment NAME}. */
    default List<Object> experiments() {
        return List.of();
    }
}
