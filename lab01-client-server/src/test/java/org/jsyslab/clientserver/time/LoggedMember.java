package org.jsyslab.clientserver.time;

import org.jsyslab.clientserver.experiment.ChatRun;
import org.jsyslab.common.node.Env;

/** A member that reports each of its events to a log. */
class LoggedMember extends ChatMember {
    private final Env<ChatMessage> env;
    private final EventLog log;

    LoggedMember(Env<ChatMessage> env, Screen screen, EventLog log) {
        super(env, ChatRun.MEMBERS, DeliveryOrder.CAUSAL, screen);
        this.env = env;
        this.log = log;
    }

    @Override
    Stamp tick() {
        Stamp stamp = super.tick();
        log.moved(env.self(), stamp);
        return stamp;
    }

    @Override
    Stamp afterReceipt(Stamp last, Stamp sent) {
        Stamp stamp = received(last, sent);
        log.moved(env.self(), stamp);
        return stamp;
    }

    /** For mutants. */
    Stamp received(Stamp last, Stamp sent) {
        return super.afterReceipt(last, sent);
    }
}
