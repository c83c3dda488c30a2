package io.exeunt.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C in the midst of work that would last for minutes or hours: the real signal, in a process of its own. */
class InterruptIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Inputs.write(folder, 5000);
    }

    private static Child.Result interrupted(String where, String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(where));
        arguments.addAll(List.of(command.split(" ")));
        return new Child(folder).call(InterruptedMain.class, List.of("-Xmx1g"), arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            io.exeunt.hwmodels.calibration.LatencyMeasurements | devices check jetson-tx2 tx2.csv --leave network
            io.exeunt.hwmodels.calibration.DeviceCheck         | devices check jetson-tx2 tx2.csv --leave network
            io.exeunt.hwmodels.calibration.LatencyMeasurements | devices calibrate jetson-tx2 tx2.csv -o my.yaml
            io.exeunt.hwmodels.calibration.RuntimeCalibration  | devices calibrate jetson-tx2 tx2.csv -o my.yaml
            io.exeunt.hwmodels.importer.SysfsOpps              | devices import-opp clocks.txt
            io.exeunt.compare.TrialRuns                        | compare trace.npz --policies all --budgets 200
            io.exeunt.ground.statistics.Bootstrap              | compare trace.npz --policies entropy,fixed:1 --budgets 2 --bootstrap 100000
            io.exeunt.policies.dl4j.train                      | train train.yaml
            io.exeunt.simulator.event.EventRun                 | simulate s.yaml --saturate --duration 86400
            io.exeunt.simulator.event.EventRun                 | simulate s.yaml --rate 90000 --duration 10000
            io.exeunt.search.algorithm                         | search s.yaml -o study
            io.exeunt.explore.LoadTrials                       | search load.yaml -o loaded
            io.exeunt.scenarios.sweep.SweepPlanner             | sweep s.yaml --vary seed=1..9000 -o planned
            io.exeunt.explore.Explorer                         | sweep s.yaml --vary seed=1..9 -o swept
            """)
    void endsTheWorkWithACodeOfItsOwnAndSaysHowToGoOn(String where, String command) throws Exception {
        Child.Result result = interrupted(where, command);

        assertThat(result.code()).as(result.text()).isEqualTo(130);
        assertThat(result.text())
                .contains("Stopping after the current step; finished work is kept. Ctrl-C again quits at once.")
                .contains("Interrupted: ")
                .contains("Resume with: exeunt " + command)
                .doesNotContain("Exception");
    }

    @Test
    void aSweepThatIsInterruptedKeepsItsCells() throws Exception {
        Child.Result result = interrupted("io.exeunt.explore.Explorer", "sweep s.yaml --vary seed=11..12 -o kept");

        assertThat(result.text()).contains("Interrupted: 0 of 2 cells are done; the same command goes on from there");
    }

    @Test
    void aReportThatIsInterruptedStaysAsItWas() throws Exception {
        Child child = new Child(folder);
        Child.Result run = child.call(
                Main.class,
                List.of("-Xmx1g"),
                List.of("run", "s.yaml", "-o", "done", "--set", "search.evaluations=80", "-q"));
        assertThat(run.code()).as(run.text()).isZero();

        Child.Result result = interrupted("io.exeunt.scenarios.run.ResultFile", "report done");

        assertThat(result.code()).as(result.text()).isEqualTo(130);
        assertThat(result.text()).contains("Interrupted: the report is as it was");
    }
}
