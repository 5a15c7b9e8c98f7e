/**
 * A cluster of real processes on one machine: who belongs to it, how its processes are started, watched and killed, and
 * how its network is broken and mended while it runs.
 *
 * <p>Open first: {@link org.jsyslab.common.cluster.ClusterSpec}, then
 * {@link org.jsyslab.common.cluster.RunningCluster}.
 */
package org.jsyslab.common.cluster;
