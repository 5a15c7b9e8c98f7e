/**
 * Who hears of whom: the ways in which signs of life travel. Each member to all others; each member to one monitor,
 * which tells the others; or by gossip, from one random member to the next.
 *
 * <p>Source: R. van Renesse, Y. Minsky, M. Hayden, <i>A Gossip-Style Failure Detection Service</i>, Middleware 1998.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.HeartbeatNode}, then {@link org.jsyslab.heartbeat.GossipNode}. What is
 * believed of those who are heard, or not, is in {@link org.jsyslab.heartbeat.membership}.
 */
package org.jsyslab.heartbeat;
