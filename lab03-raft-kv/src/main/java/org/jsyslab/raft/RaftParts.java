package org.jsyslab.raft;

/** What a server is made of, by the sections of the papers; tests replace one part by a wrong one. */
class RaftParts {

    RaftLog log(RaftNode raft) {
        return new RaftLog(raft.env());
    }

    RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
        return new RaftState(raft.env(), log, machine);
    }

    Election election(RaftNode raft) {
        return new Election(raft);
    }

    PreVoting preVoting(RaftNode raft) {
        return new PreVoting(raft);
    }

    Follower follower(RaftNode raft) {
        return new Follower(raft);
    }

    Leader leader(RaftNode raft) {
        return new Leader(raft);
    }

    Progress progress(long next) {
        return new Progress(next);
    }

    Rounds rounds(RaftNode raft) {
        return new Rounds(raft);
    }

    ReadIndex reads(RaftNode raft, Rounds rounds, long beginning) {
        return new ReadIndex(raft, rounds, beginning);
    }

    Snapshots snapshots(RaftNode raft) {
        return new Snapshots(raft);
    }

    Membership membership(RaftNode raft) {
        return new Membership(raft);
    }

    Transfer transfer(RaftNode raft) {
        return new Transfer(raft);
    }
}
