package org.jsyslab.clientserver.time;

/** Where a member's lines appear. Called in the member's step. */
@FunctionalInterface
public interface Screen {

    /** Shows a line, once: the member's own at once, the others' in the order of delivery. */
    void show(Line line);
}
