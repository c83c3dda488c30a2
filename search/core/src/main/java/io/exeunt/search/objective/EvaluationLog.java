package io.exeunt.search.objective;

import io.exeunt.ground.Check;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.PointCodec;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations of different designs in the order in which they were made, found again by design. Packed: a design takes some bits per
 * dimension and eight bytes per objective and constraint, so that millions fit into memory; an {@link Evaluation} is made anew each
 * time that it is asked for. Only ever appended to. For one writer, and readers once it has stopped.
 */
public final class EvaluationLog extends AbstractList<Evaluation> implements RandomAccess {
    private static final int ROWS = 4096;

    private final PointCodec codec;
    private final List<byte[]> points = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final Map<Integer, String> failures = new HashMap<>();
    private final Map<Integer, Map<String, Double>> extras = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    /** The hash of a design above the place of its row, counted from 1: rows lie far apart in memory, and few are to be looked at. */
    private long[] slots = new long[ROWS];

    private int size;
    private @Nullable Goals goals;

    /** An empty log of the designs of a space. */
    public EvaluationLog(DesignSpace space) {
        this.codec = new PointCodec(space);
    }

    @Override
    public int size() {
        return size;
    }

    /** Whether a design was evaluated. */
    public boolean knows(DesignPoint point) {
        return slots[slot(point)] != 0;
    }

    /** Place of a design in the order of evaluations, from 0; below 0 when it was not evaluated. */
    public int place(DesignPoint point) {
        return row(slots[slot(point)]);
    }

    /** What became of a design; empty when it was not evaluated. */
    public Optional<Evaluation> find(DesignPoint point) {
        int row = row(slots[slot(point)]);
        return row < 0 ? Optional.empty() : Optional.of(evaluation(row, point));
    }

    @Override
    public Evaluation get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Expected index to be in 0.." + (size - 1) + ", given " + index);
        }
        return evaluation(index, codec.unpack(points.get(index / ROWS), index % ROWS * codec.bytes()));
    }

    /**
     * Appends an evaluation.
     *
     * @throws IllegalArgumentException when its design is there already, or it has other goals than the ones before
     */
    @Override
    public boolean add(Evaluation evaluation) {
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = slot(evaluation.point());
        if (slots[slot] != 0) {
            Check.require(false, "design", "a new one", evaluation.id());
        }
        if (size % ROWS == 0) {
            points.add(new byte[ROWS * codec.bytes()]);
        }
        codec.pack(evaluation.point(), points.get(size / ROWS), size % ROWS * codec.bytes());
        evaluation.failure().ifPresentOrElse(reason -> failures.put(size, pooled(reason)), () -> keep(evaluation));
        slots[slot] = entry(evaluation.point().hashCode(), ++size);
        return true;
    }

    /**
     * Appends the evaluation of a design that did not fail and has no figures beside, as files hold it. Nothing is appended when this
     * throws.
     *
     * @param packed the design as {@link PointCodec} packs it, then the values as doubles, big end first
     * @throws IllegalArgumentException when there are other values than the goals have, one of them not finite, or the design is not one of
     *     the space, or there already
     */
    public void add(byte[] packed, Goals own) {
        codec.requirePoint(packed);
        double[] numbers = new double[width(own)];
        int given = (packed.length - codec.bytes()) / Double.BYTES;
        Check.require(given == numbers.length, "number of values", numbers.length + "", given);
        ByteBuffer.wrap(packed, codec.bytes(), packed.length - codec.bytes())
                .asDoubleBuffer()
                .get(numbers);
        for (double number : numbers) {
            Check.finite("value of a trial", number);
        }
        append(packed, own, numbers);
    }

    private void append(byte[] packed, Goals own, double[] numbers) {
        if (2 * size >= slots.length) {
            grow();
        }
        int hash = codec.hash(packed, 0);
        int slot = hash & slots.length - 1;
        for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (hash(slots[slot]) == hash && holds(row(slots[slot]), packed)) {
                Check.require(
                        false, "design", "a new one", codec.unpack(packed, 0).id());
            }
        }
        double[] chunk = chunk(agreed(own));
        if (size % ROWS == 0) {
            points.add(new byte[ROWS * codec.bytes()]);
        }
        System.arraycopy(packed, 0, points.get(size / ROWS), size % ROWS * codec.bytes(), codec.bytes());
        System.arraycopy(numbers, 0, chunk, size % ROWS * numbers.length, numbers.length);
        slots[slot] = entry(hash, ++size);
    }

    private boolean holds(int row, byte[] packed) {
        int at = row % ROWS * codec.bytes();
        return Arrays.equals(packed, 0, codec.bytes(), points.get(row / ROWS), at, at + codec.bytes());
    }

    private void keep(Evaluation evaluation) {
        Goals kept = agreed(evaluation.goals());
        double[] chunk = chunk(kept);
        int at = size % ROWS * width(kept);
        double[] wanted = evaluation.objectives();
        double[] limited = evaluation.constraintValues();
        System.arraycopy(wanted, 0, chunk, at, wanted.length);
        System.arraycopy(limited, 0, chunk, at + wanted.length, limited.length);
        if (!evaluation.extras().isEmpty()) {
            extras.put(size, evaluation.extras());
        }
    }

    private Goals agreed(Goals own) {
        Goals before = goals == null ? own : goals;
        Check.require(own == before || own.equals(before), "goals of an evaluation", "those of the ones before", own);
        goals = before;
        return before;
    }

    private double[] chunk(Goals kept) {
        while (values.size() <= size / ROWS) {
            values.add(new double[ROWS * width(kept)]);
        }
        return values.get(size / ROWS);
    }

    private static int width(Goals goals) {
        return goals.objectives().size() + goals.constraints().size();
    }

    private String pooled(String reason) {
        return reasons.computeIfAbsent(reason, same -> same);
    }

    private Evaluation evaluation(int row, DesignPoint point) {
        String failure = failures.get(row);
        if (failure != null || goals == null) {
            return Evaluation.failed(point, failure == null ? "" : failure);
        }
        double[] chunk = values.get(row / ROWS);
        int from = row % ROWS * width(goals);
        int middle = from + goals.objectives().size();
        return goals.evaluation(
                point,
                Arrays.copyOfRange(chunk, from, middle),
                Arrays.copyOfRange(chunk, middle, from + width(goals)),
                extras.getOrDefault(row, Map.of()));
    }

    /** The slot that holds a design's row, counted from 1, or the empty one where it belongs. */
    private int slot(DesignPoint point) {
        int hash = point.hashCode();
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0 && (hash(slots[slot]) != hash || !holds(row(slots[slot]), point))) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean holds(int row, DesignPoint point) {
        return point.isPackedAt(points.get(row / ROWS), row % ROWS * codec.bytes());
    }

    private static long entry(int hash, int row) {
        return (long) hash << Integer.SIZE | row;
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    /** Below 0 where the slot is empty. */
    private static int row(long entry) {
        return (int) entry - 1;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(2, slots.length)];
        for (long entry : slots) {
            if (entry != 0) {
                int slot = hash(entry) & larger.length - 1;
                while (larger[slot] != 0) {
                    slot = slot + 1 & larger.length - 1;
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }
}
