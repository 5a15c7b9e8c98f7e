package org.jsyslab.clientserver.sockets.bench;

import java.io.IOException;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerKind;
import org.jsyslab.clientserver.sockets.ServerOptions;
import org.jsyslab.clientserver.sockets.Service;

/** What is compared; all echo. */
public enum Contestant {
    /** A thread per connection. */
    BLOCKING(ServerKind.BLOCKING, false),
    /** Answers on the event loop. */
    NETTY(ServerKind.NETTY, false),
    /** Answers on the pool for slow requests: what a hand-over to another thread costs. */
    NETTY_POOL(ServerKind.NETTY, true);

    private final ServerKind kind;
    private final boolean slow;

    Contestant(ServerKind kind, boolean slow) {
        this.kind = kind;
        this.slow = slow;
    }

    Server start(ServerOptions options) throws IOException {
        return kind.start(options, new Echo(slow));
    }

    private record Echo(boolean slow) implements Service {
        @Override
        public String answer(String request) {
            return request;
        }

        @Override
        public boolean isSlow(String request) {
            return slow;
        }
    }
}
