/** Faster training steps for the layers that Deeplearning4j's own helpers serve badly. */
@NullMarked
package io.exeunt.policies.dl4j.helper;

import org.jspecify.annotations.NullMarked;
