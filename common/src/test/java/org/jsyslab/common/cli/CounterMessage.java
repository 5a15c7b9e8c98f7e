package org.jsyslab.common.cli;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.OpId;

/** The protocol of the lab that tests the command line. */
sealed interface CounterMessage extends Message {
    record Add(OpId op, long amount) implements CounterMessage {}

    record Read(OpId op) implements CounterMessage {}

    record Total(OpId op, long value) implements CounterMessage {}

    record Rumour(long value) implements CounterMessage {}
}
