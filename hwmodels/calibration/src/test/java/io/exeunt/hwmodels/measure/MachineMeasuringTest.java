package io.exeunt.hwmodels.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.measure.MachineMeasuring.Running;
import io.exeunt.hwmodels.measure.MeasuredRow.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMeasuringTest {
    private static final Job SMALL = new Job("small", "fp32", 1, 1);
    private static final Sampling FEW = new Sampling(2, 6, 60, 100, Sampling.Time.ELAPSED, 0.01);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> notes = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private FalseMachine machine = new FalseMachine(Path.of(""));

    @BeforeEach
    void board() {
        machine = FalseMachine.jetson(folder.resolve("root"));
    }

    /** A run takes as many cycles of the processor's clock, and some time of the memory's. */
    private Running running() {
        return new Running() {
            @Override
            public void run() {
                double cpuHz = 1e3 * Double.parseDouble(machine.text(FalseMachine.POLICY + "scaling_max_freq"));
                machine.file(FalseMachine.POLICY + "scaling_cur_freq", String.valueOf(Math.round(cpuHz / 1e3)));
                nanos.addAndGet(Math.round(6e6 / cpuHz * 1e9));
                runs.add(machine.text(FalseMachine.POLICY + "scaling_max_freq"));
            }

            @Override
            public void close() {
                runs.add("closed");
            }
        };
    }

    private MeasuredTable table(List<ClockAxis> axes) {
        return new MeasuredTable(
                folder.resolve("mine.csv"),
                "onnxruntime",
                "cpu",
                axes.stream().map(ClockAxis::domain).toList(),
                List.of("VDD_IN", "VDD_CPU_GPU_CV"),
                Optional.of("VDD_IN"));
    }

    private void measure(List<ClockAxis> axes, MeasuredTable table, Cancellation cancellation) {
        SystemFiles files = machine.files();
        Path record = folder.resolve("clocks-before");
        List<PowerRail> rails = PowerRail.of(files, notes::add);
        try (HeldClocks clocks =
                HeldClocks.take(files, axes.stream().map(ClockAxis::knob).toList(), record)) {
            new MachineMeasuring(
                            files,
                            axes,
                            clocks,
                            new PowerWatch(files, rails, nanos::get),
                            new LatencySampler(FEW, new TimeSource(nanos::get, nanos::get), cancellation),
                            notes::add)
                    .measure(List.of(SMALL), job -> running(), table, done -> {});
        }
    }

    @Test
    void everyOperatingPointBecomesARowWithItsLatencyAndPowers() throws IOException {
        List<ClockAxis> axes = List.of(
                ClockAxis.parse(machine.files(), "cpu", "policy0"),
                ClockAxis.parse(machine.files(), "emc", "17000000.emc@1600"));

        measure(axes, table(axes), Cancellation.NEVER);

        assertThat(Files.readString(folder.resolve("mine.csv"))).isEqualTo("""
                        network,runtime,unit,precision,batch,threads,cpu_mhz,emc_mhz,latency_ms,latency_ms_std,low_ms,high_ms,fastest_ms,elapsed_ms,processor_ms,runs,power_w,vdd_cpu_gpu_cv_w,temp_c
                        small,onnxruntime,cpu,fp32,1,1,600,1600,10,0,10,10,10,10,10,6,7.5,2,48
                        small,onnxruntime,cpu,fp32,1,1,1200,1600,5,0,5,5,5,5,5,6,7.5,2,48
                        small,onnxruntime,cpu,fp32,1,1,1800,1600,3.33333,0,3.33333,3.33333,3.33333,3.33333,3.33333,6,7.5,2,48
                        """);
        assertThat(notes).isEmpty();
        assertThat(machine.text(FalseMachine.POLICY + "scaling_max_freq")).isEqualTo("1500000");
        assertThat(runs).endsWith("closed");
    }

    @Test
    void anInterruptedMeasurementKeepsItsRowsSetsClocksBackAndGoesOn() throws IOException {
        List<ClockAxis> axes = List.of(ClockAxis.parse(machine.files(), "cpu", "policy0"));

        assertThatThrownBy(() -> measure(axes, table(axes), () -> runs.size() > 10))
                .isInstanceOf(CancelledException.class);
        assertThat(machine.text(FalseMachine.POLICY + "scaling_max_freq")).isEqualTo("1500000");
        assertThat(machine.text(FalseMachine.POLICY + "scaling_min_freq")).isEqualTo("600000");
        assertThat(Files.readAllLines(folder.resolve("mine.csv"))).hasSize(2);

        runs.clear();
        MeasuredTable again = table(axes);
        again.goOn();
        measure(axes, again, Cancellation.NEVER);
        assertThat(Files.readAllLines(folder.resolve("mine.csv"))).hasSize(4);
        assertThat(runs).doesNotContain("600000");
    }

    @Test
    void aTableOfOtherClocksIsNotMixedUp() {
        List<ClockAxis> axes = List.of(ClockAxis.parse(machine.files(), "cpu", "policy0@600"));
        measure(axes, table(axes), Cancellation.NEVER);

        assertThatThrownBy(() -> table(List.of()).goOn())
                .hasMessageStartingWith(
                        folder.resolve("mine.csv") + ": has other columns than what is to be measured now: network,");
    }

    @Test
    void aClockThatDidNotHoldIsTold() {
        List<ClockAxis> axes = List.of(ClockAxis.parse(machine.files(), "emc", "17000000.emc@1600"));
        machine.file(FalseMachine.EMC + "cur_freq", "204000000");

        measure(axes, table(axes), Cancellation.NEVER);

        assertThat(notes)
                .containsExactly("emc was to be at 1600 MHz under small, but the kernel says 204: throttled, or idle by"
                        + " then");
    }

    @Test
    void metersAreFoundWhereverBoardsHaveThem() {
        machine.file("sys/bus/i2c/drivers/ina3221x/0-0041/iio:device1/in_power0_input", "1900")
                .file("sys/bus/i2c/drivers/ina3221x/0-0041/iio:device1/rail_name_0", "VDD_SYS_GPU")
                .file("sys/class/powercap/intel-rapl:0/name", "package-0")
                .file("sys/class/powercap/intel-rapl:0/energy_uj", "123")
                .file("sys/class/powercap/intel-rapl:0/max_energy_range_uj", "1000")
                .file("sys/class/hwmon/hwmon2/name", "rp1")
                .file("sys/class/hwmon/hwmon2/power1_input", "3100000");

        List<PowerRail> rails = PowerRail.of(machine.files(), notes::add);

        assertThat(rails)
                .extracting(PowerRail::name)
                .containsExactly("VDD_IN", "VDD_CPU_GPU_CV", "rp1_power1", "VDD_SYS_GPU", "package-0");
        assertThat(rails.stream().filter(PowerRail::boardInput)).hasSize(1);
    }

    @Test
    void aCountedEnergyIsAPowerOverTimeAlsoWhereItBeginsAnew() {
        String count = "sys/class/powercap/intel-rapl:0/energy_uj";
        machine.file(count, "900").file("sys/class/powercap/intel-rapl:0/max_energy_range_uj", "1000");
        SystemFiles files = machine.files();
        PowerWatch watch = new PowerWatch(files, List.of(new PowerRail.Counter("package-0", count, 1000)), nanos::get);

        assertThat(watch.during(() -> {
                    machine.file(count, "100");
                    nanos.addAndGet(100_000);
                }))
                .hasEntrySatisfying("package-0", watts -> assertThat(watts).isCloseTo(2, within(1e-9)));
    }

    @Test
    void theMachineIsDescribedWithTheClocksThatAreVaried() {
        machine.file("proc/cpuinfo", "processor\t: 0\nFeatures\t: fp asimd asimddp\nprocessor\t: 1\n")
                .file("proc/device-tree/model", "Some Board Rev 1.0\0");
        List<ClockAxis> axes = List.of(
                ClockAxis.parse(machine.files(), "cpu", "policy0"),
                ClockAxis.parse(machine.files(), "emc", "17000000.emc"));

        Device board = new HostBoard(machine.files(), "cpu", axes, 4e9).device("mine");

        assertThat(board.name()).isEqualTo("Some Board Rev 1.0");
        assertThat(board.domain("cpu").opps()).hasSize(3);
        assertThat(board.unit("cpu").coreCount()).isEqualTo(2);
        assertThat(board.memory().domain()).isEqualTo("emc");
        assertThat(board.memory().peakGbs().value()).isEqualTo(8);
        assertThat(board.runtimes()).isEmpty();
    }
}
