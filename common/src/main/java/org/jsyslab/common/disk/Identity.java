package org.jsyslab.common.disk;

import java.nio.file.Path;

/**
 * Whose data a directory holds, written into each segment of the step log, so that no node opens another one's.
 *
 * @param clusterId which cluster, drawn when the cluster is made; at most {@value #LONGEST} characters
 * @param nodeName which node of it; at most {@value #LONGEST} characters
 * @param formatVersion how the files are written; {@value #FORMAT} here
 */
public record Identity(String clusterId, String nodeName, int formatVersion) {
    /** The format that this code reads and writes. */
    public static final int FORMAT = 1;

    static final int LONGEST = 200;

    public Identity {
        requireShort("cluster id", clusterId);
        requireShort("node name", nodeName);
    }

    /** An identity in the present format. */
    public Identity(String clusterId, String nodeName) {
        this(clusterId, nodeName, FORMAT);
    }

    /** Refuses to go on with a directory that belongs to {@code owner}, unless that is this very identity. */
    void requireSame(Identity owner, Path directory) {
        if (!nodeName.equals(owner.nodeName)) {
            throw new DiskException(directory + " holds the data of node " + owner.nodeName + ", not of " + nodeName
                    + ": give each node a directory of its own");
        }
        if (!clusterId.equals(owner.clusterId)) {
            throw new DiskException(directory + " holds the data of another cluster (" + owner.clusterId + ", not "
                    + clusterId + "): use another directory, or --fresh to forget that data");
        }
    }

    private static void requireShort(String what, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a " + what + " has 1 to " + LONGEST + " characters, not " + text.length());
        }
    }
}
