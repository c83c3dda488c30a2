package io.exeunt.hwmodels.thermal;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.ThermalProfile;
import java.util.List;

/**
 * A chain of one or two thermal masses from the chip to the air:
 *
 * <pre>
 * C₀·dT₀/dt = P − (T₀ − T₁)/R₀        C₁·dT₁/dt = (T₀ − T₁)/R₀ − (T₁ − T_air)/R₁
 * </pre>
 *
 * <p>Under constant power a step of any length is exact: T(t) = T_steady + exp(A·t)·(T(0) − T_steady), with the closed form of the
 * exponential of a 2 × 2 matrix. Immutable.
 */
public final class ThermalNetwork {
    private final double[] resistance;
    private final double elsewhereW;
    private final double[] matrix;
    private final double fast;
    private final double slow;

    /**
     * A chain.
     *
     * @param nodes from the chip outwards, one or two
     * @param elsewhereW power that does not heat the chip, in W, >= 0
     */
    public ThermalNetwork(List<Node> nodes, double elsewhereW) {
        Check.inRange("nodes", nodes.size(), 1, ThermalProfile.MAX_NODES);
        this.elsewhereW = Check.nonNegative("elsewhereW", elsewhereW);
        this.resistance = nodes.stream().mapToDouble(Node::kelvinPerWatt).toArray();
        this.matrix = nodes.size() == 1 ? single(nodes.get(0)) : pair(nodes.get(0), nodes.get(1));
        double middle = (matrix[0] + matrix[3]) / 2;
        double spread = Math.sqrt(sq((matrix[0] - matrix[3]) / 2) + matrix[1] * matrix[2]);
        this.slow = middle + spread;
        this.fast = middle - spread;
    }

    /**
     * One thermal mass.
     *
     * @param kelvinPerWatt outwards, in K/W, > 0
     * @param joulePerKelvin in J/K, > 0
     */
    public record Node(double kelvinPerWatt, double joulePerKelvin) {
        public Node {
            Check.positive("kelvinPerWatt", kelvinPerWatt);
            Check.positive("joulePerKelvin", joulePerKelvin);
        }
    }

    private static double[] single(Node node) {
        double rate = -1 / (node.kelvinPerWatt() * node.joulePerKelvin());
        return new double[] {rate, 0, 0, rate};
    }

    private static double[] pair(Node chip, Node sink) {
        double between = 1 / chip.kelvinPerWatt();
        double out = 1 / sink.kelvinPerWatt();
        return new double[] {
            -between / chip.joulePerKelvin(),
            between / chip.joulePerKelvin(),
            between / sink.joulePerKelvin(),
            -(between + out) / sink.joulePerKelvin()
        };
    }

    /** Kelvin of the chip over the air for each watt that heats it. */
    public double kelvinPerWatt() {
        return resistance[0] + (resistance.length > 1 ? resistance[1] : 0);
    }

    /** Fastest time constant in s; that of the chip itself where it has a node of its own. */
    public double fastestS() {
        return -1 / fast;
    }

    /** Temperature in °C at which the chip ends up under constant power at the board's input. */
    public double steadyC(double powerW, double ambientC) {
        return ambientC + kelvinPerWatt() * heatW(powerW);
    }

    /**
     * Advances under constant power.
     *
     * @param temperaturesC of the chip and, where there are two masses, of the second; overwritten
     * @param powerW at the board's input
     * @param ambientC of the air
     * @param seconds >= 0
     */
    public void step(double[] temperaturesC, double powerW, double ambientC, double seconds) {
        double heatW = heatW(powerW);
        double outerSteady = ambientC + resistance[resistance.length - 1] * heatW;
        double chipSteady = resistance.length == 1 ? outerSteady : outerSteady + resistance[0] * heatW;
        double chip = temperaturesC[0] - chipSteady;
        double outer = temperaturesC[1] - outerSteady;
        double slowly = Math.exp(slow * seconds);
        double fastly = fast == slow ? slowly : Math.exp(fast * seconds);
        double own = fast == slow ? 0 : (slowly - fastly) / (slow - fast);
        double same = slowly - slow * own;
        temperaturesC[0] = chipSteady + same * chip + own * (matrix[0] * chip + matrix[1] * outer);
        temperaturesC[1] = outerSteady + same * outer + own * (matrix[2] * chip + matrix[3] * outer);
    }

    private double heatW(double powerW) {
        return Math.max(0, powerW - elsewhereW);
    }

    private static double sq(double value) {
        return value * value;
    }
}
