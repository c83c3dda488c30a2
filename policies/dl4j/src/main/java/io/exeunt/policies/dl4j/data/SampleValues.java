package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What samples consist of, [sample][channel][row][column]. Immutable. */
sealed interface SampleValues {
    /** How many numbers all samples have. */
    int length();

    /** Writes the sample that begins at a place, seen through a window. */
    void copyTo(int from, FeatureMap shape, ImageWindow view, float[] target, int offset);

    /** Those of some samples of so many numbers each, in this order. */
    SampleValues subset(int[] indices, int elements);

    /** Adds them to a hash, and what makes a network see them otherwise. */
    void addTo(Sha256 hash);

    /** What makes a network see them otherwise than as they are; "" for nothing. */
    String seenAs();

    /**
     * Pixels.
     *
     * @param bytes unsigned
     * @param normalisation what a network sees of them
     * @param tables what every byte of a channel becomes, [channel][byte]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Pixels(byte[] bytes, Normalisation normalisation, float[][] tables) implements SampleValues {
        static Pixels of(byte[] bytes, Normalisation normalisation) {
            float[][] tables = IntStream.range(0, normalisation.channels())
                    .mapToObj(normalisation::table)
                    .toArray(float[][]::new);
            return new Pixels(bytes, normalisation, tables);
        }

        @Override
        public int length() {
            return bytes.length;
        }

        /** What lies outside the image is black. */
        @Override
        public void copyTo(int from, FeatureMap shape, ImageWindow view, float[] target, int offset) {
            int plane = from;
            int to = offset;
            for (float[] table : tables) {
                for (int row = 0; row < shape.height(); row++) {
                    copyRow(plane, row + view.down(), shape, view, table, target, to);
                    to += shape.width();
                }
                plane += shape.height() * shape.width();
            }
        }

        private void copyRow(
                int plane, int sourceRow, FeatureMap shape, ImageWindow view, float[] table, float[] target, int to) {
            int width = shape.width();
            boolean inside = sourceRow >= 0 && sourceRow < shape.height();
            for (int column = 0; column < width; column++) {
                int source = (view.mirrored() ? width - 1 - column : column) + view.right();
                boolean seen = inside && source >= 0 && source < width;
                target[to + column] = table[seen ? bytes[plane + sourceRow * width + source] & 0xFF : 0];
            }
        }

        @Override
        public SampleValues subset(int[] indices, int elements) {
            byte[] chosen = new byte[Math.multiplyExact(indices.length, elements)];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(bytes, indices[i] * elements, chosen, i * elements, elements);
            }
            return new Pixels(chosen, normalisation, tables);
        }

        @Override
        public void addTo(Sha256 hash) {
            hash.add(bytes);
        }

        @Override
        public String seenAs() {
            return normalisation.equals(Normalisation.none(normalisation.channels())) ? "" : ", " + normalisation;
        }
    }

    /**
     * Tokens of texts, which a network sees as they are.
     *
     * @param numbers of the tokens, each >= 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Tokens(int[] numbers) implements SampleValues {
        @Override
        public int length() {
            return numbers.length;
        }

        @Override
        public void copyTo(int from, FeatureMap shape, ImageWindow view, float[] target, int offset) {
            Check.require(view.equals(ImageWindow.PLAIN), "view of a text", "the plain one", view);
            for (int i = 0; i < shape.elements(); i++) {
                target[offset + i] = numbers[from + i];
            }
        }

        @Override
        public SampleValues subset(int[] indices, int elements) {
            int[] chosen = new int[Math.multiplyExact(indices.length, elements)];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(numbers, indices[i] * elements, chosen, i * elements, elements);
            }
            return new Tokens(chosen);
        }

        /** The same, numbered anew. */
        Tokens mapped(int[] table) {
            return new Tokens(
                    Arrays.stream(numbers).map(number -> table[number]).toArray());
        }

        @Override
        public void addTo(Sha256 hash) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Integer.BYTES, numbers.length));
            bytes.asIntBuffer().put(numbers);
            hash.add(bytes.array());
        }

        @Override
        public String seenAs() {
            return ", tokens";
        }
    }
}
