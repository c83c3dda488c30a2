package io.exeunt.policies.load;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;

/**
 * What operating systems do who know nothing of inferences: every 10 ms they look how busy the unit was and set its clock. What they
 * decide holds from the next inference on, where Linux would change clocks in the midst of one.
 *
 * @param rule how the clock follows
 */
public record SamplingGovernor(Rule rule) implements LoadGovernorFactory {
    private static final double EVERY_S = 0.01;

    /** How the clock follows from the share of the time for which the unit was busy. */
    public enum Rule {
        /**
         * Above 80 % busy the fastest clock, below it lowest + busy·(highest − lowest) (Pallipadi and Starikovskiy, "The ondemand
         * governor", Linux Symposium 2006; drivers/cpufreq/cpufreq_ondemand.c).
         */
        ONDEMAND("ondemand") {
            @Override
            double nextHz(double busy, double nowHz, double slowestHz, double fastestHz) {
                return busy > UP ? fastestHz : slowestHz + busy * (fastestHz - slowestHz);
            }
        },
        /** 1.25·highest·utilisation, utilisation = busy·now/highest (Linux, kernel/sched/cpufreq_schedutil.c). */
        SCHEDUTIL("schedutil") {
            @Override
            double nextHz(double busy, double nowHz, double slowestHz, double fastestHz) {
                return HEADROOM * busy * nowHz;
            }
        };

        private static final double UP = 0.8;
        private static final double HEADROOM = 1.25;

        private final String id;

        Rule(String id) {
            this.id = id;
        }

        abstract double nextHz(double busy, double nowHz, double slowestHz, double fastestHz);
    }

    @Override
    public String name() {
        return rule.id;
    }

    @Override
    public LoadGovernor create(Mode design, AnalyticEngine pricing) {
        return new Sampling(rule, ClockLadder.of(design, pricing.tables()));
    }

    private record Sampling(Rule rule, ClockLadder ladder) implements LoadGovernor {
        @Override
        public String describe() {
            return rule.id + ", a look every 10 ms";
        }

        @Override
        public List<Mode> modes() {
            return ladder.modes();
        }

        @Override
        public double everyS() {
            return EVERY_S;
        }

        @Override
        public Memory begin() {
            return this::choose;
        }

        private int choose(LoadLook look) {
            return ladder.atLeast(rule.nextHz(
                    look.busyShare(),
                    ladder.freqHz().get(look.mode()),
                    ladder.freqHz().get(0),
                    ladder.fastestHz()));
        }
    }
}
