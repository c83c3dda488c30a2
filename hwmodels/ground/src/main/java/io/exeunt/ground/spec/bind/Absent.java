package io.exeunt.ground.spec.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component is when its key is left out, and when the key is left out in print: for values that no file can say. All others have
 * their default in the schema, where a reader finds it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Absent {
    /** A number or text as Java writes it, the name of a constant of the component's type, or "" for an empty text, list or mapping. */
    String value() default "";
}
