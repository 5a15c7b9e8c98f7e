/**
 * What a node's disk remembers: cells, journals and tables in memory, blobs on files, and the log of the changes that
 * steps make to them. {@link org.jsyslab.common.disk.DurableState} is shared with the simulated disk, so that both
 * recover in the same way; {@link org.jsyslab.common.disk.StepLog} is the real one. A log of redo records with group
 * commit, and with compaction by copying live data forward, as a log-structured file system cleans its segments
 * (Rosenblum and Ousterhout, "The Design and Implementation of a Log-Structured File System", 1992).
 *
 * <p>Open first: {@link org.jsyslab.common.disk.DurableState}, then {@link org.jsyslab.common.disk.StepLog}.
 */
package org.jsyslab.common.disk;
