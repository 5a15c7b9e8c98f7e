package org.jsyslab.common.disk;

import java.util.regex.Pattern;

/** What a blob may be called; see {@link org.jsyslab.common.node.Blobs}. */
public final class BlobNames {
    private static final int LONGEST = 200;
    private static final Pattern ALLOWED = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private BlobNames() {}

    /**
     * The name, if blobs may have it.
     *
     * @throws IllegalArgumentException if not, saying what a name is
     */
    public static String require(String name) {
        if (name.length() > LONGEST || !ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("a blob's name has at most " + LONGEST
                    + " letters, digits, - _ . and /, with no empty segment and none that starts with a dot; this has "
                    + name.length() + ": " + name.substring(0, Math.min(LONGEST, name.length())));
        }
        return name;
    }
}
