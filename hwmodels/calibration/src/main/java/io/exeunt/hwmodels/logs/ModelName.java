package io.exeunt.hwmodels.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network's name as the file of its model has it: without folders and ending. */
final class ModelName {
    private static final Pattern NAME =
            Pattern.compile("([^/\\\\]+?)(?:\\.(?:onnx|ort|engine|plan|trt|prototxt|uff|tflite|param|bin|pb))*$");

    private ModelName() {}

    /** From a path; empty where it has no name, or a star stands for one. */
    static Optional<String> of(String path) {
        Matcher matcher = NAME.matcher(path.strip());
        return matcher.find() ? Optional.of(matcher.group(1)).filter(name -> !name.equals("*")) : Optional.empty();
    }
}
