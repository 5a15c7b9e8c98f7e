package org.jsyslab.heartbeat.membership;

import java.util.Locale;

/** What a node believes of another member. The first two may alternate; the last two end the life that they concern. */
public enum Status {
    /** Trusted: a sign of life has come in time. */
    ALIVE,
    /** Silent for too long. Crashed, or cut off, or only slow: nobody can tell, and a sign of life takes it back. */
    SUSPECTED,
    /** Suspected for so long that it is no longer waited for. Only a new life brings it back. */
    REMOVED,
    /** Said that it leaves. Not a failure. */
    LEFT;

    /** Whether a life that is believed to be so is over: no sign of it counts any more. */
    public boolean isFinal() {
        return this == REMOVED || this == LEFT;
    }

    /** As what a life is kept on disk that is believed to be so: a suspicion is not, for it may be taken back. */
    Status standing() {
        return this == SUSPECTED ? ALIVE : this;
    }

    /** As people read it: {@code suspected}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
