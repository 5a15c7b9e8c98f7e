/**
 * The grade of record: a submission's exercises are built and tested in the instructor's project, and the score is
 * computed from Surefire's reports, outside the JVM in which the submission ran.
 *
 * <p>Open first: {@link org.jsyslab.common.grade.record.Examination}.
 */
package org.jsyslab.common.grade.record;
