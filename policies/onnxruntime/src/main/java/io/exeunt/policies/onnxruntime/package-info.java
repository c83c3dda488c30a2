/** ONNX Runtime: runs models on data. The only room that loads its native library. */
@NullMarked
package io.exeunt.policies.onnxruntime;

import org.jspecify.annotations.NullMarked;
