/**
 * What a node's disk remembers, apart from how it is stored: cells and journals in memory, and the changes that steps
 * make to them. The real step log and the simulated disk share it, so that both recover in the same way.
 *
 * <p>Open first: {@link org.jsyslab.common.disk.DurableState}.
 */
package org.jsyslab.common.disk;
