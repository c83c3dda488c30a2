package io.exeunt.ground.spec.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component's own keys stand among those of the record that holds it. The only item of a list may stand so, too; without any item
 * the record has no keys at all.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Inlined {
    /** Components of the inner record that have no key here, and are null. */
    String[] except() default {};

    /** Of a list, what its items are called in messages. */
    String called() default "";
}
