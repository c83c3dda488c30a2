package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Weights that a model keeps in other files: they have to lie in its folder or below. */
final class ExternalData {
    private final Path file;

    ExternalData(Path file) {
        this.file = file;
    }

    /**
     * Looks after the files of all stored tensors; nothing of them is read.
     *
     * @throws InvalidInputException if one is missing or lies elsewhere
     */
    void check(Collection<StoredTensor> tensors) {
        for (StoredTensor tensor : tensors) {
            String location = tensor.external().get("location");
            if (location != null) {
                check(tensor, location);
            }
        }
    }

    private void check(StoredTensor tensor, String location) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        Path place = resolved(folder, tensor, location);
        if (!place.startsWith(folder) || place.equals(folder)) {
            throw wrong(tensor, "Expected its values in a file beside the model, given '" + location + "'", null);
        }
        if (!Files.isRegularFile(place)) {
            throw wrong(tensor, "its values should be in " + place + ": no such file", "copy that file there too");
        }
        if (!inside(folder, place)) {
            throw wrong(tensor, "Expected its values in a file beside the model, given a link out of its folder", null);
        }
    }

    private Path resolved(Path folder, StoredTensor tensor, String location) {
        try {
            return folder.resolve(location).normalize();
        } catch (InvalidPathException e) {
            throw wrong(tensor, "Expected its values in a file beside the model, given '" + location + "'", null);
        }
    }

    private static boolean inside(Path folder, Path place) {
        try {
            return place.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private InvalidInputException wrong(StoredTensor tensor, String problem, @Nullable String hint) {
        return new InvalidInputException(file + ": stored tensor '" + tensor.name() + "'", problem, hint);
    }
}
