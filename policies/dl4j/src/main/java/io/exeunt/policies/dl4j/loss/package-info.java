/** Loss functions that Deeplearning4j lacks, with their gradients by hand. */
@NullMarked
package io.exeunt.policies.dl4j.loss;

import org.jspecify.annotations.NullMarked;
