/**
 * What the tests of a lab do beyond testing: they print a score table, and {@code -Dpart=1B} chooses among them. JUnit
 * finds these classes by {@code META-INF/services}; nothing else of common needs JUnit.
 *
 * <p>Open first: {@link org.jsyslab.common.grade.junit.ScoreListener}.
 */
package org.jsyslab.common.grade.junit;
