package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Clocks as dimensions of a search, the same names for the same things in all governors: {@code clock.<domain>.<segment>} is the index of
 * a domain's operating point from that segment on, {@code switch.<segment>} whether that segment asks for clocks of its own at all,
 * {@code switch.rest} and {@code rest.<domain>} likewise for the idling.
 */
final class ClockParameters {
    private final StateSpace space;
    private final List<Parameter> parameters = new ArrayList<>();

    ClockParameters(GovernorContext context) {
        space = context.platform().states();
    }

    /** Adds clocks from a segment on. */
    ClockParameters clocks(int segment) {
        for (DvfsDomain domain : space.domains()) {
            parameters.add(index("clock." + domain.id() + "." + segment, domain));
        }
        return this;
    }

    /** Adds clocks to rest in. */
    ClockParameters rest() {
        for (DvfsDomain domain : space.domains()) {
            parameters.add(index("rest." + domain.id(), domain));
        }
        return this;
    }

    /** Adds a yes or no. */
    ClockParameters flag(String what) {
        parameters.add(Parameter.whole("switch." + what, 0, 1));
        return this;
    }

    /** Adds a number of the governor's own. */
    ClockParameters own(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    private static Parameter index(String name, DvfsDomain domain) {
        return Parameter.whole(name, 0, domain.opps().size() - 1);
    }

    List<Parameter> list() {
        return List.copyOf(parameters);
    }

    /** Reads a setting in the order in which parameters were added. */
    Reader read(double[] setting) {
        if (setting.length != parameters.size()) {
            Check.require(false, "setting", parameters.size() + " numbers", setting.length);
        }
        for (int i = 0; i < setting.length; i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.allows(setting[i])) {
                String range = "in " + parameter.lowest() + ".." + parameter.highest();
                Check.require(false, parameter.name(), range, setting[i]);
            }
        }
        return new Reader(space, setting);
    }

    /** A setting that is read from front to back. */
    static final class Reader {
        private final StateSpace space;
        private final double[] setting;
        private int next;

        private Reader(StateSpace space, double[] setting) {
            this.space = space;
            this.setting = setting;
        }

        /** The next state, of one index per domain. */
        int state() {
            int[] indices = new int[space.domains().size()];
            for (int d = 0; d < indices.length; d++) {
                indices[d] = (int) number();
            }
            return space.state(indices);
        }

        boolean flag() {
            return number() != 0;
        }

        double number() {
            return setting[next++];
        }
    }
}
