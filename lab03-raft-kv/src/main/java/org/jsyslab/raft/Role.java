package org.jsyslab.raft;

/** What a server is at a time (§5.1, Figure 4). */
public enum Role {
    FOLLOWER,
    CANDIDATE,
    LEADER
}
