/**
 * Grading: tests carry points, a run of them leaves a score, and a grade of record is computed from outside.
 *
 * <p>Three questions are kept apart. What is worth what? The annotations {@link org.jsyslab.common.grade.Part} and
 * {@link org.jsyslab.common.grade.Points}, collected in a {@link org.jsyslab.common.grade.Manifest}. How far am I? The
 * score table that {@code mvn test} prints ({@code grade.junit}). What is the grade? {@code common.jar grade}, which
 * trusts nothing that a submission can write ({@code grade.record}).
 *
 * <p>Open first: {@link org.jsyslab.common.grade.Points}, then {@link org.jsyslab.common.grade.Score}.
 */
package org.jsyslab.common.grade;
