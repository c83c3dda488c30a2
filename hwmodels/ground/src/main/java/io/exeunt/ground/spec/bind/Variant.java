package io.exeunt.ground.spec.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a record of a sealed interface: how it is chosen, where not by the key of its first component, or by an enumeration of its own under
 * the interface's tag.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Variant {
    /** By this value under the interface's tag. */
    String tag() default "";

    /** By this key, which is another one of its components'. */
    String key() default "";

    /** By this key, whose value is {@code true}: for records without components. */
    String flag() default "";

    /** By this key, under which its own keys stand. */
    String under() default "";

    /** Where nothing else is chosen; the words are those of messages, such as "without a preset". */
    String otherwise() default "";

    /** What messages call it, such as "a preset". */
    String called() default "";
}
