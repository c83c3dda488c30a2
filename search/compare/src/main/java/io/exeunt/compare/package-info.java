/** Compares exit policies: fits each to each budget, scores it on unseen samples, and says how sure the differences are. */
@NullMarked
package io.exeunt.compare;

import org.jspecify.annotations.NullMarked;
