/** Operator and operating state to seconds, bytes and the roof that bound it. */
@NullMarked
package io.exeunt.hwmodels.cost;

import org.jspecify.annotations.NullMarked;
