/** Trained networks as they are run on data: batch norms folded away, in the words of ONNX. */
@NullMarked
package io.exeunt.policies.dl4j.inference;

import org.jspecify.annotations.NullMarked;
