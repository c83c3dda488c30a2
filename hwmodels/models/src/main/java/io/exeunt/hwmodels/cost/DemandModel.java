package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.OperatorClass;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.View;

/**
 * From an operator's shape to cycles, bytes and launches on one unit under one runtime.
 *
 * <ul>
 *   <li>operations executed = 2·MACs / reduction of the algorithm
 *   <li>cycles = operations / (FLOP per cycle of the working cores · efficiency of the operator's class · utilisation of the shape)
 *   <li>bytes = traffic multiple · (inputs · blocks of output channels + outputs) · batch + weights, weights once per batch
 * </ul>
 */
final class DemandModel {
    private final RooflineRuntime runtime;
    private final PlatformSpec spec;
    private final double flopPerCycle;
    private final double bytesPerCycle;
    private final int slots;

    /**
     * Binds a unit, a runtime and how the network is to run.
     *
     * @param unit must know the precision's peak
     * @param runtime of that unit
     * @param spec threads within the unit's cores
     */
    DemandModel(ComputeUnit unit, RooflineRuntime runtime, PlatformSpec spec) {
        this.runtime = runtime;
        this.spec = spec;
        boolean gpu = unit.kind() == ComputeUnit.Kind.GPU;
        double speedUp = gpu ? 1 : speedUp(spec.threads(), runtime.serialShare().value());
        double cores = gpu ? unit.coreCount() : speedUp;
        this.flopPerCycle =
                cores * unit.flopPerCycle(spec.precision()).orElseThrow().value();
        this.bytesPerCycle = runtime.bytesPerCycle().value() * speedUp;
        this.slots = gpu ? unit.coreCount() : 1;
    }

    /** Amdahl's law: n / (1 + share·(n−1)). */
    static double speedUp(int threads, double serialShare) {
        return threads / (1 + serialShare * (threads - 1));
    }

    Demand of(Operator operator) {
        if (operator instanceof ElementWise elementWise && runtime.fuses().contains(elementWise.kind())) {
            return fused(elementWise);
        }
        if (operator instanceof View) {
            return new Demand(0, 0, 0, 0);
        }
        OperatorClass kind = classOf(operator);
        double executed = kind == OperatorClass.VECTOR ? operator.otherOps() : 2.0 * operator.macs() / reduction(kind);
        double rate = flopPerCycle * runtime.efficiency().of(kind) * utilisation(operator);
        double bytes = bytes(operator, runtime.traffic().of(kind), rereads(operator, kind));
        return new Demand(executed * spec.batch() / rate, bytes / bytesPerCycle, bytes, operator.sequentialParts());
    }

    /** A fused operation only reads what the operator before has not got in its registers: its further inputs. */
    private Demand fused(ElementWise operator) {
        double elements = (double) (operator.inputs() - 1) * operator.outputElements() * spec.batch();
        double bytes = elements * spec.precision().bytes();
        return new Demand(0, bytes / bytesPerCycle, bytes, 0);
    }

    /** How often the input is read: once for each block of output channels where the runtime works in blocks, else once. */
    private double rereads(Operator operator, OperatorClass kind) {
        RooflineRuntime.Winograd winograd = runtime.winograd();
        Quantity block = kind == OperatorClass.WINOGRAD && winograd != null ? winograd.blockChannels() : null;
        return block == null ? 1 : Math.max(1, operator.output().channels() / block.value());
    }

    private double bytes(Operator operator, double trafficMultiple, double rereads) {
        double activations = (rereads * operator.inputElements() + operator.outputElements()) * spec.batch();
        return spec.precision().bytes() * (trafficMultiple * activations + operator.parametersRead());
    }

    /** The class whose constants apply. */
    OperatorClass classOf(Operator operator) {
        // An exhaustive switch over the sealed Operator needs Java 21; the last branch fails when a kind is added.
        if (operator instanceof Convolution convolution) {
            return classOf(convolution);
        } else if (operator instanceof TransposedConvolution transposed) {
            return transposed.depthwise() ? OperatorClass.DEPTHWISE : OperatorClass.CONVOLUTION;
        } else if (operator instanceof Linear || operator instanceof Recurrent) {
            return OperatorClass.LINEAR;
        } else if (operator instanceof MatMul) {
            return OperatorClass.MATMUL;
        } else if (isVector(operator)) {
            return OperatorClass.VECTOR;
        }
        throw new IllegalArgumentException("Expected operator to be of a known kind, given " + operator);
    }

    private static boolean isVector(Operator operator) {
        return operator instanceof Pooling
                || operator instanceof ElementWise
                || operator instanceof Softmax
                || operator instanceof Embedding
                || operator instanceof View;
    }

    private OperatorClass classOf(Convolution convolution) {
        if (convolution.depthwise()) {
            return OperatorClass.DEPTHWISE;
        }
        if (convolution.kernel().area() == 1) {
            return OperatorClass.POINTWISE;
        }
        RooflineRuntime.Winograd winograd = runtime.winograd();
        return winograd != null
                        && convolution.winogradShape()
                        && convolution.input().channels() >= winograd.minChannels()
                ? OperatorClass.WINOGRAD
                : OperatorClass.CONVOLUTION;
    }

    private double reduction(OperatorClass kind) {
        RooflineRuntime.Winograd winograd = runtime.winograd();
        return kind == OperatorClass.WINOGRAD && winograd != null
                ? winograd.reduction().value()
                : 1;
    }

    /**
     * Useful share of the computed output: the output is covered with tiles, and the tiles are dealt to the cores in rounds; what
     * sticks out over the edge and what the last round leaves idle is lost. A recurrent layer computes one position at a time.
     */
    private double utilisation(Operator operator) {
        if (operator.macs() == 0) {
            return 1;
        }
        if (operator instanceof Recurrent recurrent) {
            return utilisation(recurrent.gateFeatures(), spec.batch());
        }
        double channels = operator.output().channels();
        return utilisation(channels, (double) operator.outputElements() / channels * spec.batch());
    }

    private double utilisation(double channels, double positions) {
        double tilePixels = Math.min(runtime.tile().pixels().value(), nextPowerOfTwo(positions));
        double tileChannels = runtime.tile().channels().value();
        double tiles = Math.ceil(positions / tilePixels) * Math.ceil(channels / tileChannels);
        double computed = Math.ceil(tiles / slots) * slots * tilePixels * tileChannels;
        return positions * channels / computed;
    }

    private static double nextPowerOfTwo(double positions) {
        return Math.scalb(1.0, Math.getExponent(Math.max(1, 2 * positions - 1)));
    }
}
