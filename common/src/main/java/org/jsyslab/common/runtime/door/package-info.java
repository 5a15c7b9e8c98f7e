/**
 * What every connection that a process accepts is subject to, whatever it speaks: limits of number, size, silence and
 * slowness, and complaints that cannot flood the log.
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.door.Limits}.
 */
package org.jsyslab.common.runtime.door;
