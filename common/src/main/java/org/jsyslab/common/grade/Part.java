package org.jsyslab.common.grade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The part of a lab that tests belong to. On a method it wins over the class, on a class over the enclosing one. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Part {
    /** A capital letter, a space, a title: {@code "B Remote calls"}. {@code -Dpart=1B} runs lab 1's part B only. */
    String value();
}
