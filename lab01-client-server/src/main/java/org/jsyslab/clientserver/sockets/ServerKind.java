package org.jsyslab.clientserver.sockets;

import java.io.IOException;

/** The two servers, which speak the same protocol. */
public enum ServerKind {
    /** Plain {@code java.net}, a thread per connection. */
    BLOCKING {
        @Override
        public Server start(ServerOptions options, Service service) throws IOException {
            return BlockingServer.start(options, service);
        }
    },
    /** Netty, one event loop for all connections. */
    NETTY {
        @Override
        public Server start(ServerOptions options, Service service) throws IOException {
            return NettyServer.start(options, service);
        }
    };

    /** Starts a server; an {@link IOException} when it cannot listen there. */
    public abstract Server start(ServerOptions options, Service service) throws IOException;
}
