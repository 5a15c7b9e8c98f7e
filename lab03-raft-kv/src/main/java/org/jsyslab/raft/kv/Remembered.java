package org.jsyslab.raft.kv;

import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.BytesReader;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.OfWrite;
import org.jsyslab.raft.kv.KvResult.Refused;

/** The form that the result of a write has in a snapshot: a number for its kind, then what it holds. */
final class Remembered {
    private static final int DONE = 0;
    private static final int COUNTED = 1;
    private static final int DECIDED = 2;
    private static final int REFUSED = 3;

    private Remembered() {}

    static void write(OfWrite result, BytesBuilder out) {
        if (result instanceof Counted counted) {
            out.putInt(COUNTED).putLong(counted.number());
        } else if (result instanceof Decided decided) {
            out.putInt(DECIDED).putInt(decided.done() ? 1 : 0);
        } else if (result instanceof Refused refused) {
            out.putInt(REFUSED).putText(refused.reason());
        } else {
            out.putInt(DONE);
        }
    }

    static OfWrite read(BytesReader in) {
        int kind = in.getInt();
        return switch (kind) {
            case DONE -> new Done();
            case COUNTED -> new Counted(in.getLong());
            case DECIDED -> new Decided(in.getInt() == 1);
            case REFUSED -> new Refused(in.getText());
            default -> throw new IllegalArgumentException("no result of a write is of kind " + kind);
        };
    }
}
