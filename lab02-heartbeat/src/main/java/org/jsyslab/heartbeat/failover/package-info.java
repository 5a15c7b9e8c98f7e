/**
 * What failure detection is for: a service that goes on when its server crashes. A primary hands out numbers, its
 * backups keep copies, and when the primary is suspected the lowest trusted name takes over. A suspicion may be false;
 * then there are two primaries, and what keeps them from harm is not a better detector but a resource that checks who
 * was granted it last.
 *
 * <p>Sources: P. A. Alsberg, J. D. Day, <i>A Principle for Resilient Sharing of Distributed Resources</i>, ICSE 1976
 * (primary and backups); C. Gray, D. Cheriton, <i>Leases</i>, SOSP 1989, and M. Burrows, <i>The Chubby Lock
 * Service</i>, OSDI 2006, section 2.4 (sequencers: what is called fencing here); Chandra and Toueg 1996 on what a
 * detector may get wrong.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.failover.Replica}, then {@link org.jsyslab.heartbeat.failover.Resource}.
 */
package org.jsyslab.heartbeat.failover;
