package org.jsyslab.common.grade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a test a graded one. It has a {@link Part} and a display name, which is the requirement in words. A test with
 * parameters counts once: all its runs must pass.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Points {
    /** What passing is worth, 1 to 100; those of a lab add up to 100. */
    int value();
}
