/**
 * How people look into a group, and make its members leave and join: a client that asks, and the node beside each
 * member that answers.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.membership.client.MembershipServer}.
 */
package org.jsyslab.heartbeat.membership.client;
