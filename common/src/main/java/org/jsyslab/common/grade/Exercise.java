package org.jsyslab.common.grade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what a student writes: the hand-out has the signature, its Javadoc and the hint, but not the body. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Exercise {
    /** The letter of the {@link Part} whose tests check it. */
    String part();

    /** Where to begin, in a sentence; empty where the Javadoc says enough. */
    String hint() default "";
}
