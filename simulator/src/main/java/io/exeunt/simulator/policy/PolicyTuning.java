package io.exeunt.simulator.policy;

import io.exeunt.simulator.network.ExitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A policy made ready for a search on one fit split: what may be turned, how many samples take which path under a setting, and which
 * fitted policy a setting stands for. Immutable to its callers and safe for use by many threads; the same setting always means the
 * same.
 *
 * <p>A setting is one number per parameter, in their order.
 */
public interface PolicyTuning {
    /** What may be turned, in a fixed order; empty where keeping exits is all there is to choose. */
    List<Parameter> parameters();

    /** Settings worth trying first, with all exits kept; at least one. */
    List<double[]> starts();

    /**
     * Where the samples of the fit split leave: the hot path of a search.
     *
     * @param exits kept exits
     * @param setting one value per parameter, each allowed by it
     * @throws IllegalArgumentException or any other exception if this setting can't be used; the search counts it as failed
     */
    PathCounts count(ExitSet exits, double[] setting);

    /**
     * Where the samples of the fit split leave at every value of one parameter, the others as they are. By default each is counted by
     * itself; policies that know a shorter way, such as one pass over the samples, take it.
     *
     * @param exits kept exits, that of the parameter among them if it belongs to one
     * @param parameter index of a whole-numbered parameter
     * @return one per value, from the lowest; each equal to {@link #count}
     */
    default List<PathCounts> sweep(ExitSet exits, double[] setting, int parameter) {
        Parameter swept = parameters().get(parameter);
        return DoubleStream.iterate(swept.lowest(), value -> value <= swept.highest(), value -> value + 1)
                .mapToObj(value -> {
                    double[] tried = setting.clone();
                    tried[parameter] = value;
                    return count(exits, tried);
                })
                .toList();
    }

    /**
     * The same parameters, real where a threshold may lie between those of whole numbers: what final designs are refined with. Empty for
     * policies that decide by no such threshold.
     */
    default Optional<ExactTuning> exact() {
        return Optional.empty();
    }

    /**
     * Whether {@link #sweep} costs hardly more than a count, or counts cost next to nothing; where not, a search looks at some values of a
     * parameter in place of all.
     */
    default boolean sweepsCheaply() {
        return false;
    }

    /** The fitted policy of a setting, for any split; on the fit split its paths equal {@link #count}. */
    FittedPolicy policy(ExitSet exits, double[] setting);

    /**
     * Whether the setting, not the search's flags, says which exits are kept: so for policies that are fitted for a few exit sets
     * only. If so, {@link #kept} tells which.
     */
    default boolean choosesExits() {
        return false;
    }

    /** The exits that are really kept when a search asks for these. */
    default ExitSet kept(ExitSet exits, double[] setting) {
        return exits;
    }

    /** Fits that take long and are better made, with progress, before the search than in its midst; empty for most. */
    default List<Fit> fits() {
        return List.of();
    }

    /** A piece of work whose result is kept. */
    interface Fit {
        /** For the progress, such as "eenet, 6 exits, 2.31 MMAC". */
        String label();

        /** Does it unless it has been done; never throws: a fit that fails makes its settings fail. */
        void run();
    }
}
