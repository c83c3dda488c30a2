/** Class exclusion: per-class heads rule classes out until one is left; and its softmax baseline. */
@NullMarked
package io.exeunt.policies.exclusion;

import org.jspecify.annotations.NullMarked;
