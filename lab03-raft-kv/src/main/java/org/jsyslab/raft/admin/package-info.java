/**
 * What an operator asks of the servers themselves, not of the store: how each is, that another shall lead, that a
 * server joins or leaves (Ongaro's dissertation, §3.10 and Figure 4.1).
 *
 * <p>Open first: {@link org.jsyslab.raft.admin.AdminServer}.
 */
package org.jsyslab.raft.admin;
