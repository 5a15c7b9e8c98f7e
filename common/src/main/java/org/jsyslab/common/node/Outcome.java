package org.jsyslab.common.node;

/**
 * How an operation ended, as far as the client can know. Definite and indefinite ends are kept apart: whoever treats
 * {@link Unknown} as "not done" loses or doubles money.
 */
public sealed interface Outcome extends Local {

    /** Done; {@code result} is a record, or null where there is nothing to tell. */
    record Ok(Record result) implements Outcome {}

    /** Definitely not done, and it never will be. */
    record Failed(String reason) implements Outcome {}

    /** Perhaps done, perhaps not, perhaps later. */
    record Unknown(String reason) implements Outcome {}
}
