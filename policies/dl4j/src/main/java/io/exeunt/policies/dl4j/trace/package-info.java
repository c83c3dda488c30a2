/** From a trained network to what its exits say about every sample. */
@NullMarked
package io.exeunt.policies.dl4j.trace;

import org.jspecify.annotations.NullMarked;
