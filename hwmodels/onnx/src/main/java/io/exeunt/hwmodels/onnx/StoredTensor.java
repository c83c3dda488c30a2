package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.Map;
import java.util.Optional;

/**
 * A tensor that is stored in a file, or beside it. Large ones are known by their shape alone.
 *
 * @param name by which nodes read it
 * @param type of its elements
 * @param shape of it
 * @param bytes in the file; 0 for one that lies beside it
 * @param values of a small one
 * @param external where one lies that is stored beside the file: "location", "offset", "length"; empty for one within
 */
record StoredTensor(
        String name,
        ElementType type,
        TensorShape shape,
        long bytes,
        Optional<SmallTensor> values,
        Map<String, String> external) {
    StoredTensor {
        Check.nonNegative("bytes of " + name, bytes);
        external = Map.copyOf(external);
    }
}
