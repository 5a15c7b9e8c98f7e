/**
 * Messages between processes: framing, connections to peers, who is reached by which connection, and the faults that
 * are put on links.
 *
 * <p>A process dials each peer once and shares that connection among its nodes. Who has no address is answered over the
 * connection it came by. What cannot be delivered is lost and counted, as the model of protocols allows.
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.link.Router}.
 */
package org.jsyslab.common.runtime.link;
