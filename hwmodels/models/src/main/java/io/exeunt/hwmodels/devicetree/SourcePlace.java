package io.exeunt.hwmodels.devicetree;

/**
 * Where something stands.
 *
 * @param file as named when it was read
 * @param line from 1
 */
public record SourcePlace(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
