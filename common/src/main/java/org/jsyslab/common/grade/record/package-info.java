/**
 * The grade of record: a submission's main code is built and tested under the instructor's poms, tests and common code,
 * and the score is computed from Surefire's reports, outside the JVM in which the submission ran.
 *
 * <p>Open first: {@link org.jsyslab.common.grade.record.Examination}.
 */
package org.jsyslab.common.grade.record;
