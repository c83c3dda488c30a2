package io.exeunt.ground.spec.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a component stands in a file, where that is not its own name in snake_case with its value as it is. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
    /** The key; "" for the component's name in snake_case. */
    String value() default "";

    /** Unit of the key's number, where it is not the component's. */
    KeyUnit in() default KeyUnit.AS_IS;

    /** A second key that may stand in its place; "" for none. */
    String or() default "";

    /** Unit of the second key's number. */
    KeyUnit orIn() default KeyUnit.AS_IS;

    /**
     * Of a list or a mapping, the key under which its only item may stand alone; that of a mapping is then called "". "" where a list
     * or mapping is always written as one.
     */
    String one() default "";

    /** Of a path: whether it is taken as it stands, and not from the file's folder. */
    boolean asGiven() default false;

    /** The probable mend where the key is missing; "" for none. */
    String hint() default "";
}
