package io.exeunt.search.objective;

import io.exeunt.search.space.DesignPoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one design: its objective values, how it stands to the constraints, and any other figures; or why it has none.
 * Immutable. Made by {@link Goals#evaluation} or {@link #failed}.
 */
public final class Evaluation {
    /** How a trial ended. */
    public enum State {
        /** Evaluated; keeps every constraint. */
        FEASIBLE,
        /** Evaluated; breaks a constraint. */
        INFEASIBLE,
        /** Could not be evaluated. */
        FAILED
    }

    /** Of a longer reason only the beginning is kept, in memory and in the journal alike. */
    private static final int LONGEST_REASON = 1000;

    private static final double[] NONE = {};

    private final DesignPoint point;
    private final @Nullable Goals goals;
    private final State state;
    private final double[] objectives;
    private final double[] minimized;
    private final double[] constraintValues;
    private final double[] violations;
    private final double violation;
    private final Map<String, Double> extras;
    private final @Nullable String failure;

    /** What an evaluator found, checked to be finite. */
    record Values(double[] objectives, double[] constraints, Map<String, Double> extras) {}

    Evaluation(DesignPoint point, Goals goals, Values values) {
        this.point = point;
        this.goals = goals;
        objectives = values.objectives().clone();
        constraintValues = values.constraints().clone();
        extras = values.extras().isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(values.extras()));
        minimized = new double[objectives.length];
        for (int i = 0; i < minimized.length; i++) {
            minimized[i] = goals.objectives().get(i).minimized(objectives[i]) + 0.0;
        }
        violations = new double[constraintValues.length];
        double sum = 0;
        for (int i = 0; i < violations.length; i++) {
            violations[i] = goals.constraints().get(i).violation(constraintValues[i]);
            sum += violations[i];
        }
        violation = sum;
        state = sum > 0 ? State.INFEASIBLE : State.FEASIBLE;
        failure = null;
    }

    private Evaluation(DesignPoint point, String failure) {
        this.point = point;
        this.goals = null;
        this.failure = failure;
        state = State.FAILED;
        objectives = NONE;
        minimized = NONE;
        constraintValues = NONE;
        violations = NONE;
        violation = Double.POSITIVE_INFINITY;
        extras = Map.of();
    }

    /**
     * A design that could not be evaluated.
     *
     * @param reason one sentence; of a longer one the first 1000 characters are kept
     */
    public static Evaluation failed(DesignPoint point, String reason) {
        return new Evaluation(point, cut(reason));
    }

    /** Never in the midst of a character of two halves, which could not be written. */
    private static String cut(String reason) {
        if (reason.length() <= LONGEST_REASON) {
            return reason;
        }
        boolean halved = Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1));
        return reason.substring(0, halved ? LONGEST_REASON - 1 : LONGEST_REASON);
    }

    /** The design. */
    public DesignPoint point() {
        return point;
    }

    /** The goals that it was measured by. Not there when the trial failed. */
    Goals goals() {
        return Objects.requireNonNull(goals, "A failed trial was not measured by any goals");
    }

    /** Id of the design. */
    public String id() {
        return point.id();
    }

    /** How the trial ended. */
    public State state() {
        return state;
    }

    /** Whether it was evaluated and keeps every constraint. */
    public boolean feasible() {
        return state == State.FEASIBLE;
    }

    /** Number of objective values; 0 when it failed. */
    public int objectiveCount() {
        return objectives.length;
    }

    /** Value of an objective, in its natural unit and direction. Not there when the trial failed. */
    public double objective(int index) {
        return objectives[index];
    }

    /** A copy of the objective values, in natural units and directions; empty when it failed. */
    public double[] objectives() {
        return objectives.clone();
    }

    /** Value of an objective, turned so that smaller is better. Not there when the trial failed. */
    public double minimized(int index) {
        return minimized[index];
    }

    /** A copy of the objective values, turned so that smaller is better; empty when it failed. */
    public double[] minimized() {
        return minimized.clone();
    }

    /** A copy of the values of the limited quantities, by constraint, in natural units; empty when it failed. */
    public double[] constraintValues() {
        return constraintValues.clone();
    }

    /** A copy of the violations by constraint, relative to each bound, 0 where it is kept; empty when it failed. */
    public double[] violations() {
        return violations.clone();
    }

    /** Sum of the violations: 0 when feasible, infinite when failed. */
    public double violation() {
        return violation;
    }

    /** Figures beside objectives and constraints, by name, in natural units; NaN for one that is not modelled. */
    public Map<String, Double> extras() {
        return extras;
    }

    /** Why it failed; empty when it didn't. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Constrained domination: a feasible design dominates an infeasible one; of two infeasible ones the one with the smaller
     * violation dominates; of two feasible ones the one that is nowhere worse and somewhere better. A failed design is dominated by
     * every other one that didn't fail. Source: Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE
     * Trans. Evol. Comp. 6(2), 2002, definition 1.
     */
    public boolean dominates(Evaluation other) {
        if (state != State.FEASIBLE || other.state != State.FEASIBLE) {
            return violation < other.violation;
        }
        boolean better = false;
        for (int i = 0; i < minimized.length; i++) {
            if (minimized[i] > other.minimized[i]) {
                return false;
            }
            better |= minimized[i] < other.minimized[i];
        }
        return better;
    }

    @Override
    public String toString() {
        return id() + " " + state + (failure == null ? " " + Arrays.toString(objectives) : " " + failure);
    }
}
