package org.jsyslab.common.check.model;

import java.util.List;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Lists that only grow, one for each key, empty at first. A read returns the whole list, and so shows the order of all
 * appends before it: the richest observation that a small object offers (Kingsbury &amp; Alvaro, "Elle", 2020).
 */
public final class AppendList implements Model<AppendList.Appended> {
    private static final String APPEND = "append";
    private static final String READ = "read";
    private static final Signatures CALLS =
            Signatures.of("append-only list").with(READ, 1, 0).with(APPEND, 1, 1);

    /** Puts an element at the end; tells nothing. */
    public static Call append(String key, Value element) {
        return Call.on(key, APPEND, element);
    }

    /** Returns all elements as a sequence, the first one appended first. */
    public static Call read(String key) {
        return Call.on(key, READ);
    }

    @Override
    public Appended initial() {
        return Appended.NOTHING;
    }

    @Override
    public Step<Appended> step(Appended list, Call call) {
        CALLS.require(call);
        return readOnly(call)
                ? new Step<>(list, new Value.Sequence(list.elements()))
                : new Step<>(list.plus(call.argument(0)), Value.done());
    }

    @Override
    public boolean readOnly(Call call) {
        return call.operation().equals(READ);
    }

    /**
     * A list as its last element and the list before it. Successive states share all but one element, so that
     * remembering ten thousand of them costs ten thousand elements, not fifty million.
     */
    public static final class Appended {
        static final Appended NOTHING = new Appended(null, null, 0, 1);

        private final Appended before;
        private final Value last;
        private final int size;
        private final int hash;

        private Appended(Appended before, Value last, int size, int hash) {
            this.before = before;
            this.last = last;
            this.size = size;
            this.hash = hash;
        }

        Appended plus(Value element) {
            return new Appended(this, element, size + 1, 31 * hash + element.hashCode());
        }

        List<Value> elements() {
            Value[] elements = new Value[size];
            for (Appended list = this; list.size > 0; list = list.before) {
                elements[list.size - 1] = list.last;
            }
            return List.of(elements);
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Appended that) || hash != that.hash || size != that.size) {
                return false;
            }
            Appended one = this;
            Appended two = that;
            while (one != two && one.last.equals(two.last)) {
                one = one.before;
                two = two.before;
            }
            return one == two;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return elements().toString();
        }
    }
}
