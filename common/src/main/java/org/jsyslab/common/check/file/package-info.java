/**
 * Histories as JSON lines, so that a run can be judged again, elsewhere, or by another program.
 *
 * <p>Open first: {@link org.jsyslab.common.check.file.HistoryFile}.
 */
package org.jsyslab.common.check.file;
