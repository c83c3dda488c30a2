package io.exeunt.ground.spec.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of a sealed interface: which of its records is meant stands under one key. Without it, the keys that are there tell. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ByTag {
    /** The key. */
    String value();
}
