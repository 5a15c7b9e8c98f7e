package org.jsyslab.common.disk;

import org.jsyslab.common.node.Bytes;

/**
 * A recovered value whose type nobody has told yet, as it stands in the log. Becomes a value when its owner is claimed.
 */
record Raw(Bytes bytes) implements Comparable<Raw> {
    @Override
    public int compareTo(Raw other) {
        return bytes.compareTo(other.bytes);
    }
}
