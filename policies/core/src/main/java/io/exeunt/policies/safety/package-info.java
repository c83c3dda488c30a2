/** Fits policies to less than their budget, so that unseen samples keep it. */
@NullMarked
package io.exeunt.policies.safety;

import org.jspecify.annotations.NullMarked;
