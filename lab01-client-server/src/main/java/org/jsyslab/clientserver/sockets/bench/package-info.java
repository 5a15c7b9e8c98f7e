/**
 * How many requests a second the two servers answer, and how long each takes, with 1 to 512 connections. The servers
 * run in a process of their own, so that the load does not share their heap, and the processor time of both sides
 * stands beside the figures, so that one sees which of them was the bottleneck.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.sockets.bench.SocketsBench}.
 */
package org.jsyslab.clientserver.sockets.bench;
