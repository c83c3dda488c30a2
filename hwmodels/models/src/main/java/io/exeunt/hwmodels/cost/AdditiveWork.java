package io.exeunt.hwmodels.cost;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From operators to seconds as a sum over kinds of work, at the clock for which the costs are. */
final class AdditiveWork {
    private final double[] costsS;
    private final String runtime;
    private final double referenceHz;
    private final AdditiveRuntime.@Nullable ClockLoss clockLoss;
    private final int batch;
    private final double bytesPerElement;

    AdditiveWork(AdditiveRuntime.Costs costs, AdditiveRuntime runtime, PlatformSpec spec) {
        this.costsS = costs.seconds();
        this.runtime = runtime.id();
        this.referenceHz = runtime.clockMhz().value() * 1e6;
        this.clockLoss = runtime.clockLoss();
        this.batch = spec.batch();
        this.bytesPerElement = spec.precision().bytes();
        int sharing = Math.min(spec.threads(), AdditiveRuntime.MOST_THREADS);
        for (WorkTerm term : WorkTerm.values()) {
            costsS[term.ordinal()] /= term.sharedByThreads() ? sharing : 1;
        }
    }

    /**
     * Times in s of arithmetic, traffic and dispatch, and how many bytes are moved.
     *
     * @param heavyS part of the three that operators with weights take
     */
    record Parts(double arithmeticS, double trafficS, double dispatchS, double heavyS, double bytes) {}

    /**
     * Prices operators.
     *
     * @throws InvalidInputException if they ask for a kind of work whose cost is unknown
     */
    Parts of(List<? extends Operator> operators) {
        double[] work = WorkTerm.of(operators, batch);
        requireKnown(work);
        double arithmetic = 0;
        double traffic = 0;
        double dispatch = 0;
        double heavy = 0;
        for (WorkTerm term : WorkTerm.values()) {
            int k = term.ordinal();
            double seconds = work[k] == 0 ? 0 : work[k] * costsS[k];
            arithmetic += term.sharedByThreads() ? seconds : 0;
            traffic += term.traffic() ? seconds : 0;
            dispatch += term.sharedByThreads() || term.traffic() ? 0 : seconds;
            heavy += term.heavy() ? seconds : 0;
        }
        return new Parts(arithmetic, traffic, dispatch, heavy, bytes(operators));
    }

    /** Whether the clock depends on the mix of work. */
    boolean losesClock() {
        return clockLoss != null;
    }

    /** How many times as long as at the reference clock the unit's cycles take. */
    double stretch(double unitHz) {
        return referenceHz / unitHz;
    }

    /** The clock loss's factor on the time of a mix of work. */
    double clockFactor(Parts parts) {
        double total = parts.arithmeticS() + parts.trafficS() + parts.dispatchS();
        return clockLoss == null || total == 0 ? 1 : clockLoss.factor(parts.heavyS() / total);
    }

    private void requireKnown(double[] work) {
        List<String> unknown = new ArrayList<>();
        for (WorkTerm term : WorkTerm.values()) {
            if (work[term.ordinal()] > 0 && Double.isNaN(costsS[term.ordinal()])) {
                unknown.add(term.label());
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    "runtime " + runtime,
                    "no cost is known for " + String.join(", ", unknown) + ", which this network needs",
                    "calibrate it with networks that have such operators");
        }
    }

    private double bytes(List<? extends Operator> operators) {
        double elements = 0;
        for (Operator operator : operators) {
            elements +=
                    (double) (operator.inputElements() + operator.outputElements()) * batch + operator.parametersRead();
        }
        return elements * bytesPerElement;
    }
}
