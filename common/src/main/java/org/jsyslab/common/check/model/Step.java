package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Value;

/**
 * What one operation does to a sequential object.
 *
 * @param state the state after it
 * @param result the result that it must return
 */
public record Step<S>(S state, Value result) {}
