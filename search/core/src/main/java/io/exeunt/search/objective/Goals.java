package io.exeunt.search.objective;

import io.exeunt.ground.Check;
import io.exeunt.search.space.DesignPoint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wanted and what is required of a design.
 *
 * @param objectives at least one, with different names
 * @param constraints none or more; a constraint may limit an objective, and one quantity may be limited from both sides
 */
public record Goals(List<Objective> objectives, List<Constraint> constraints) {
    public Goals {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        Check.require(!objectives.isEmpty(), "objectives", "not empty", objectives);
        List<String> names = objectives.stream().map(Objective::name).toList();
        Check.require(new HashSet<>(names).size() == names.size(), "names of objectives", "different", names);
        Check.require(new HashSet<>(constraints).size() == constraints.size(), "constraints", "different", constraints);
    }

    /** Goals without constraints. */
    public static Goals of(Objective... objectives) {
        return new Goals(List.of(objectives), List.of());
    }

    /** The same objectives under these constraints. */
    public Goals subjectTo(Constraint... limits) {
        return new Goals(objectives, List.of(limits));
    }

    /**
     * The evaluation of a design from its named figures, in natural units. Figures that no objective and no constraint asks for are
     * kept beside. A design with a figure missing, NaN ("not modelled") or infinite where an objective or a constraint asks for it
     * has failed: it can't be ranked.
     */
    public Evaluation evaluation(DesignPoint point, Map<String, Double> figures) {
        double[] wanted = new double[objectives.size()];
        double[] limited = new double[constraints.size()];
        Map<String, Double> extras = new LinkedHashMap<>(figures);
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = figures.getOrDefault(objectives.get(i).name(), Double.NaN);
            extras.remove(objectives.get(i).name());
        }
        for (int i = 0; i < limited.length; i++) {
            limited[i] = figures.getOrDefault(constraints.get(i).name(), Double.NaN);
            extras.remove(constraints.get(i).name());
        }
        return evaluation(point, wanted, limited, extras);
    }

    /**
     * The evaluation of a design from the values themselves.
     *
     * @param objectiveValues one per objective, in natural units
     * @param constraintValues of the limited quantities, one per constraint, in natural units
     * @param extras other named figures, kept beside; NaN for one that is not modelled
     */
    public Evaluation evaluation(
            DesignPoint point, double[] objectiveValues, double[] constraintValues, Map<String, Double> extras) {
        requireCount("objective", objectives.size(), objectiveValues.length);
        requireCount("constraint", constraints.size(), constraintValues.length);
        for (int i = 0; i < objectiveValues.length; i++) {
            if (!Double.isFinite(objectiveValues[i])) {
                return Evaluation.failed(
                        point, reason("objective", objectives.get(i).name(), objectiveValues[i]));
            }
        }
        for (int i = 0; i < constraintValues.length; i++) {
            if (!Double.isFinite(constraintValues[i])) {
                return Evaluation.failed(
                        point, reason("constraint", constraints.get(i).name(), constraintValues[i]));
            }
        }
        return new Evaluation(point, this, new Evaluation.Values(objectiveValues, constraintValues, extras));
    }

    private static void requireCount(String kind, int expected, int given) {
        if (given != expected) {
            Check.require(false, "number of " + kind + " values", expected + "", given);
        }
    }

    private static String reason(String kind, String name, double value) {
        return "Expected " + kind + " " + name + " to be finite, given "
                + (Double.isNaN(value) ? "not modelled (NaN)" : value);
    }
}
