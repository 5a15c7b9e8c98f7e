package org.jsyslab.raft.experiment;

import java.util.List;
import java.util.Locale;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.election.BullyMessage;
import org.jsyslab.election.BullyNode;
import org.jsyslab.election.Patience;
import org.jsyslab.election.RingMessage;
import org.jsyslab.election.RingNode;

/** How a coordinator is elected. */
public enum Algorithm {
    /** Garcia-Molina 1982. */
    BULLY {
        @Override
        Stack.Assembly process(List<NodeId> all) {
            return stack -> stack.add(new BullyNode(stack.env(BullyMessage.class), all, Patience.LAN));
        }
    },
    /** Chang and Roberts 1979. */
    RING {
        @Override
        Stack.Assembly process(List<NodeId> all) {
            return stack -> stack.add(new RingNode(stack.env(RingMessage.class), all, Patience.LAN));
        }
    };

    /** Assembles one of these processes. */
    abstract Stack.Assembly process(List<NodeId> all);

    /** As people write it: {@code bully}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
