/** Confidence-head cascades: one threshold that all exits share. */
@NullMarked
package io.exeunt.policies.cascade;

import org.jspecify.annotations.NullMarked;
