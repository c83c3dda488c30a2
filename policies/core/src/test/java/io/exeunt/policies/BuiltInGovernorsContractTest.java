package io.exeunt.policies;

import io.exeunt.policies.contract.GovernorContract;
import io.exeunt.simulator.policy.GovernorFactory;
import org.junit.jupiter.api.Nested;

/** Every built-in governor keeps the contract. */
class BuiltInGovernorsContractTest {
    @Nested
    class Performance extends BuiltIn {
        Performance() {
            super("performance");
        }
    }

    @Nested
    class Powersave extends BuiltIn {
        Powersave() {
            super("powersave");
        }
    }

    @Nested
    class RaceToIdle extends BuiltIn {
        RaceToIdle() {
            super("race_to_idle");
        }
    }

    @Nested
    class SlowAfterExit extends BuiltIn {
        SlowAfterExit() {
            super("slow_after_exit");
        }
    }

    @Nested
    class Forecast extends BuiltIn {
        Forecast() {
            super("forecast");
        }
    }

    @Nested
    class ForecastEnergy extends BuiltIn {
        ForecastEnergy() {
            super("forecast_energy");
        }
    }

    @Nested
    class Oracle extends BuiltIn {
        Oracle() {
            super("oracle");
        }
    }

    @Nested
    class BestStatic extends BuiltIn {
        BestStatic() {
            super("static");
        }
    }

    @Nested
    class BestSchedule extends BuiltIn {
        BestSchedule() {
            super("schedule");
        }
    }

    @Nested
    class Static1 extends BuiltIn {
        Static1() {
            super("static:1");
        }
    }

    @Nested
    class Schedule201 extends BuiltIn {
        Schedule201() {
            super("schedule:2,0,1");
        }
    }

    private abstract static class BuiltIn extends GovernorContract {
        private final String name;

        BuiltIn(String name) {
            this.name = name;
        }

        @Override
        protected GovernorFactory factory() {
            return Governors.byName(name);
        }
    }
}
