package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.onnx.TensorInfo.Axis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads stored tensors, the values of small ones alone, and what a file says of others. */
final class TensorReader {
    private static final int MOST_BYTES = 8 * SmallTensor.MOST_ELEMENTS;
    private static final long EXTERNAL = 1;

    private final ProtoFields fields;

    TensorReader(ProtoFields fields) {
        this.fields = fields;
    }

    /** The stored tensor that comes. */
    StoredTensor stored() throws IOException {
        StoredDraft draft = new StoredDraft();
        fields.message(draft::take);
        return draft.tensor();
    }

    /** What comes of a tensor. */
    TensorInfo info() throws IOException {
        InfoDraft draft = new InfoDraft();
        fields.message(draft::take);
        return new TensorInfo(draft.name, draft.type, draft.dims);
    }

    private final class StoredDraft {
        private String name = "";
        private ElementType type = ElementType.UNDEFINED;
        private boolean external;
        private byte[] raw = new byte[0];
        private final List<Long> dims = new ArrayList<>();
        private final List<Long> wholes = new ArrayList<>();
        private final List<Double> reals = new ArrayList<>();
        private final Map<String, String> places = new HashMap<>();

        boolean take(int field) throws IOException {
            switch (field) {
                case 1 -> fields.integers(dims);
                case 2 -> type = ElementType.of(fields.integer());
                case 4 -> fields.reals(reals);
                case 5, 7, 11 -> fields.integers(wholes);
                case 8 -> name = fields.text();
                case 9 -> raw = fields.bytes(MOST_BYTES);
                case 10 -> fields.doubles(reals);
                case 13 -> fields.message(placeEntry());
                case 14 -> external = fields.integer() == EXTERNAL;
                default -> {
                    return false;
                }
            }
            return true;
        }

        private ProtoFields.Handler placeEntry() {
            String[] key = {""};
            return field -> {
                switch (field) {
                    case 1 -> key[0] = fields.text();
                    case 2 -> places.put(key[0], fields.text());
                    default -> {
                        return false;
                    }
                }
                return true;
            };
        }

        StoredTensor tensor() {
            TensorShape shape = TensorShape.of(dims);
            if (external) {
                places.putIfAbsent("location", "");
            }
            return new StoredTensor(
                    name,
                    type,
                    shape,
                    external ? 0 : type.bytes(shape.elements()),
                    values(shape),
                    external ? places : Map.of());
        }

        private Optional<SmallTensor> values(TensorShape shape) {
            if (external || shape.elements() > SmallTensor.MOST_ELEMENTS) {
                return Optional.empty();
            }
            int elements = (int) shape.elements();
            List<Double> values = !reals.isEmpty()
                    ? reals
                    : !wholes.isEmpty() ? wholes.stream().map(Long::doubleValue).toList() : ofRaw(elements);
            return values.size() == elements ? Optional.of(new SmallTensor(shape, values)) : Optional.empty();
        }

        private List<Double> ofRaw(int elements) {
            ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            List<Double> values = new ArrayList<>();
            if (raw.length == type.bytes(elements)) {
                for (int i = 0; i < elements && readable(); i++) {
                    values.add(next(buffer));
                }
            }
            return values;
        }

        private boolean readable() {
            return switch (type) {
                case FLOAT, DOUBLE, INT32, INT64, UINT8, INT8, BOOL -> true;
                default -> false;
            };
        }

        private double next(ByteBuffer buffer) {
            return switch (type) {
                case FLOAT -> buffer.getFloat();
                case DOUBLE -> buffer.getDouble();
                case INT32 -> buffer.getInt();
                case INT64 -> buffer.getLong();
                case UINT8 -> buffer.get() & 0xff;
                default -> buffer.get();
            };
        }
    }

    private final class InfoDraft {
        private String name = "";
        private ElementType type = ElementType.UNDEFINED;
        private Optional<List<Axis>> dims = Optional.empty();

        boolean take(int field) throws IOException {
            switch (field) {
                case 1 -> name = fields.text();
                case 2 -> fields.message(kind -> kind == 1 && fields.message(this::tensorType));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean tensorType(int field) throws IOException {
            switch (field) {
                case 1 -> type = ElementType.of(fields.integer());
                case 2 -> {
                    List<Axis> axes = new ArrayList<>();
                    fields.message(dim -> dim == 1 && axes.add(axis()));
                    dims = Optional.of(axes);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private Axis axis() throws IOException {
            long[] length = {-1};
            String[] label = {""};
            fields.message(field -> {
                switch (field) {
                    case 1 -> length[0] = Math.max(-1, fields.integer());
                    case 2 -> label[0] = fields.text();
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            return new Axis(length[0], label[0]);
        }
    }
}
