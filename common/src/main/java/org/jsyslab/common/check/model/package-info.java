/**
 * Sequential specifications: what a register, a store, a list, a counter, a lock or a transactional store does when
 * operations come one at a time. A lab with an object of its own writes its own
 * {@link org.jsyslab.common.check.model.Model}: an initial state and one step.
 *
 * <p>Open first: {@link org.jsyslab.common.check.model.Model}, then {@link org.jsyslab.common.check.model.Register}.
 */
package org.jsyslab.common.check.model;
