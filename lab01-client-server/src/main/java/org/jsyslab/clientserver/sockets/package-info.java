/**
 * A TCP server and its clients by hand: first with plain {@code java.net} and a thread per connection, then with Netty
 * and an event loop. The one package of the project that touches sockets itself; every later lab stands on
 * {@code org.jsyslab.common.runtime} instead.
 *
 * <p>Four lessons: TCP carries bytes, not messages ({@link org.jsyslab.clientserver.sockets.FrameDecoder}); whoever
 * waits for a peer needs a time-out ({@link org.jsyslab.clientserver.sockets.BlockingClient}); slow work must not hold
 * up other clients ({@link org.jsyslab.clientserver.sockets.ServiceHandler}); a server ends without losing the replies
 * it owes ({@link org.jsyslab.clientserver.sockets.Server#stop}).
 *
 * <p>Paper: J. H. Saltzer, D. P. Reed, D. D. Clark, "End-to-End Arguments in System Design", 1984, is why none of this
 * tells a client whether a request without a reply was executed; that is the subject of
 * {@code org.jsyslab.clientserver.rpc}.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.sockets.BlockingServer}, then
 * {@link org.jsyslab.clientserver.sockets.BlockingConnection}, then
 * {@link org.jsyslab.clientserver.sockets.NettyServer}.
 */
package org.jsyslab.clientserver.sockets;
