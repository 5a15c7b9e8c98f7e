package org.jsyslab.raft;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.NodeId;

/**
 * Which servers vote and count (§6; dissertation, §4.1). A server uses the latest one in its log, committed or not.
 *
 * @param voters may be empty: a server that is to join knows of no cluster yet
 */
public record Configuration(SortedSet<NodeId> voters) implements Command {

    /** Of a server that knows of no cluster yet. */
    static final Configuration NONE = new Configuration(Collections.emptySortedSet());

    public Configuration {
        voters = Collections.unmodifiableSortedSet(new TreeSet<>(voters));
    }

    /** The smallest number of voters that is more than half. */
    public int majority() {
        return voters.size() / 2 + 1;
    }

    /** This one and one more voter. */
    Configuration plus(NodeId voter) {
        SortedSet<NodeId> more = new TreeSet<>(voters);
        more.add(voter);
        return new Configuration(more);
    }

    /** This one without one of its voters. */
    Configuration minus(NodeId voter) {
        SortedSet<NodeId> fewer = new TreeSet<>(voters);
        fewer.remove(voter);
        return new Configuration(fewer);
    }

    @Override
    public int size() {
        return 16 * (1 + voters.size());
    }
}
