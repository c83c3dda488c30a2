package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssembleCommandTest {
    private static final List<String> NETWORKS = List.of(
            "alexnet",
            "vgg11",
            "vgg16",
            "resnet18",
            "resnet34",
            "resnet50",
            "resnet101",
            "densenet121",
            "mobilenet_v1",
            "mobilenet_v2",
            "mobilenet_v3_large",
            "mobilenet_v3_small",
            "squeezenet1_0",
            "squeezenet1_1",
            "inception_v4",
            "tiny_yolov3");
    private static final double IDLE_W = 2.5;
    private static final double ABOVE_W = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private Path bare;
    private Path runs;
    private Path board;

    @BeforeEach
    void measure() throws IOException {
        session = new Session(folder.resolve("cache"));
        bare = Files.writeString(folder.resolve("bare.yaml"), DeviceCatalog.print(bare()));
        runs = Files.writeString(folder.resolve("runs.csv"), runs(NETWORKS));
        board = folder.resolve("board.yaml");
    }

    /** What a Raspberry Pi 4 is made of, and nothing of how it runs networks. */
    private static Device bare() {
        return withoutRuntimes("raspberry-pi-4");
    }

    /** A made-up runtime: 50 µs per operator, 4 µs per million multiply-accumulates of any kind, 3 W above idle. */
    private static String runs(List<String> networks) {
        StringBuilder csv = new StringBuilder("network,runtime,precision,cpu_mhz,threads,latency_ms,power_w,idle_w\n");
        for (String name : networks) {
            double[] amounts = LayerTrait.of(Zoo.network(name).operators(), 1);
            double ms = 0.05 * amounts[LayerTrait.OPERATORS.ordinal()]
                    + 0.004
                            * (amounts[LayerTrait.POINTWISE_MMAC.ordinal()]
                                    + amounts[LayerTrait.CONVOLUTION_MMAC.ordinal()]);
            csv.append(String.format(
                    Locale.ROOT, "%s,tflite,fp32,1500,4,%.5f,%s,%s%n", name, ms, IDLE_W + ABOVE_W, IDLE_W));
        }
        return csv.toString();
    }

    private Result assemble(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"devices", "assemble", bare.toString(), runs.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return session.call(args);
    }

    @Test
    void aBareBoardAndATableMakeADeviceFileThatPredictsTheTable() {
        Result result = assemble("--contains", "mains side: supply, board", "-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEqualTo("written  " + board + "\n");
        LinearRuntime runtime =
                (LinearRuntime) DeviceCatalog.load(board).runtimes().get(0);
        assertThat(runtime.clockMhz().value()).isEqualTo(1500);
        assertThat(runtime.clockMhz().kind()).isEqualTo(Provenance.Kind.DECLARED);
        assertThat(runtime.threads().value()).isEqualTo(4);
        assertThat(runtime.scaling().clock().kind()).isEqualTo(Provenance.Kind.ASSUMED);
        LinearRuntime.Wall wall = Objects.requireNonNull(runtime.wall());
        assertThat(wall.idleW().value()).isEqualTo(IDLE_W);
        assertThat(wall.idleW().kind()).isEqualTo(Provenance.Kind.MEASURED);
        assertThat(wall.contains()).isEqualTo("mains side: supply, board");
        Result times = session.call("devices", "check", board.toString(), runs.toString(), "--max-mape", "3", "-q");
        assertThat(times.code()).as(times.out()).isZero();
        Result powers =
                session.call("devices", "check", board.toString(), runs.toString(), "--power", "--max-mape", "3", "-q");
        assertThat(powers.code()).as(powers.out()).isZero();
    }

    @Test
    void theFileSaysWhichTableWhen() {
        assemble("-o", board.toString());

        assertThat(DeviceCatalog.load(board).sources())
                .containsKey("assembled-scaling")
                .doesNotContainKeys("assembled-unstated", "assembled-placeholder");
        assertThat(DeviceCatalog.load(board).sources().get("assembled"))
                .startsWith("assembled with exeunt devices assemble on 2026-11-20 from runs.csv (sha256 ");
    }

    @Test
    void operatingPointsOfAListingTakeThePlaceOfThoseOfTheFile() throws IOException {
        Path tree = Files.writeString(folder.resolve("board.dtsi"), """
                / {
                  cpu_opp: opp-table-cpu {
                    compatible = "operating-points-v2";
                    opp-1 { opp-hz = /bits/ 64 <1000000000>; opp-microvolt = <900000>; };
                    opp-2 { opp-hz = /bits/ 64 <1500000000>; opp-microvolt = <950000>; };
                  };
                };
                """);
        Result result = assemble("--opps", tree.toString(), "-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(DeviceCatalog.load(board).domains())
                .anySatisfy(domain -> assertThat(domain.opps()).hasSize(2));
        assertThat(DeviceCatalog.load(board).sources()).containsEntry("opp-import", "device tree board.dtsi");
    }

    /** The columns of these numbers, of the made-up table. */
    private static String columns(int... kept) {
        return runs(NETWORKS)
                .lines()
                .map(line -> Arrays.stream(kept)
                        .mapToObj(column -> line.split(",")[column])
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void latenciesAndPowersMayStandInTwoTables() throws IOException {
        Files.writeString(runs, columns(0, 1, 2, 3, 4, 5));
        Path powers = Files.writeString(folder.resolve("powers.csv"), columns(0, 1, 2, 3, 4, 6, 7));
        Result result = assemble(powers.toString(), "-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Objects.requireNonNull(tflite().wall()).idleW().value()).isEqualTo(IDLE_W);
        Result check = session.call(
                "devices", "check", board.toString(), powers.toString(), "--power", "--max-mape", "3", "-q");
        assertThat(check.code()).as(check.out()).isZero();
    }

    private LinearRuntime tflite() {
        return (LinearRuntime) DeviceCatalog.load(board).runtimes().get(0);
    }

    @Test
    void tablesWithoutAnyLatencyAreRefused() throws IOException {
        Files.writeString(runs, columns(0, 1, 2, 3, 4, 6, 7));
        Result result = assemble("-o", board.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith(runs + ":1: no column 'latency_ms'; it has network, runtime, ");
    }

    @Test
    void anIdlePowerThatNobodyMeasuredIsAssumedAndSaidToBe() throws IOException {
        Files.writeString(runs, runs(NETWORKS).replace("power_w,idle_w", "net_mj,other"));
        Result result = assemble("-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .isEqualTo("note: idle power under tflite on cpu is not known: 0 W is assumed; a column idle_w, or"
                        + " power_w beside net_mj, tells it\nwritten  " + board + "\n");
        assertThat(result.out()).containsPattern("idle_w .* kept: the measurements do not carry it");
        Quantity idleW = Objects.requireNonNull(tflite().wall()).idleW();
        assertThat(idleW.kind()).isEqualTo(Provenance.Kind.ASSUMED);
        assertThat(idleW.source()).isEqualTo("assembled-placeholder");
        assertThat(DeviceCatalog.load(board).sources())
                .containsEntry("assembled-placeholder", "stands where the measurements say nothing");
    }

    private Result withListing(String... domains) throws IOException {
        String listing = Arrays.stream(domains)
                .map(domain -> "/sys/devices/system/cpu/cpufreq/" + domain
                        + "/scaling_available_frequencies:1000000 1500000\n")
                .collect(Collectors.joining());
        Path clocks = Files.writeString(folder.resolve("clocks.txt"), listing);
        return assemble("--opps", clocks.toString(), "-o", board.toString());
    }

    @Test
    void theOnlyDomainOfAListingIsTakenForTheOnlyOneOfTheBoard() throws IOException {
        Result result = withListing("policy0");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("note: policy0 of " + folder.resolve("clocks.txt")
                        + " is taken for cpu, the only domain that my-board uses\n");
        assertThat(DeviceCatalog.load(board).domains())
                .extracting(domain -> domain.id() + " " + domain.opps().size())
                .containsExactly("cpu 2");
    }

    @Test
    void domainsThatNothingUsesAreRefusedWhileOthersAreMissing() throws IOException {
        Result result = withListing("policy0", "policy4");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo(folder.resolve("clocks.txt")
                        + ": expected clocks of cpu, which my-board uses, given policy0, policy4\n"
                        + "  Maybe put what 'devices import-opp' prints into the board's file under these ids, and leave"
                        + " --opps out\n");
        assertThat(board).doesNotExist();
    }

    @Test
    void whatNothingUsesAndWhatIsSaidAboutHeatIsLeftOutWithANote() throws IOException {
        Path tree = Files.writeString(folder.resolve("board.dtsi"), """
                / {
                  cpu_opp: opp-table-cpu {
                    compatible = "operating-points-v2";
                    opp-1 { opp-hz = /bits/ 64 <1000000000>; };
                    opp-2 { opp-hz = /bits/ 64 <1500000000>; };
                  };
                  npu_opp: opp-table-npu {
                    compatible = "operating-points-v2";
                    opp-1 { opp-hz = /bits/ 64 <300000000>; };
                  };
                  thermal-zones {
                    cpu {
                      polling-delay = <1000>;
                      trips {
                        hot { temperature = <110000>; hysteresis = <0>; type = "critical"; };
                      };
                    };
                  };
                };
                """);
        Result result = assemble("--opps", tree.toString(), "-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("note: thermal zones of " + tree + " are not taken; 'devices import-opp' prints them\n")
                .contains("note: left out of " + tree + ", since nothing of my-board uses them: npu\n");
        assertThat(DeviceCatalog.load(board).domains())
                .extracting(domain -> domain.id() + " " + domain.opps().size())
                .containsExactly("cpu 2");
        assertThat(DeviceCatalog.load(board).sources()).doesNotContainKey("opp-import-thermal");
    }

    /** The shipped file's costs were fitted to the same runs by a script of another day. */
    @Test
    void theTablesOfABoardOfTheCatalogueGiveItsFile() throws IOException {
        Files.writeString(bare, DeviceCatalog.print(withoutRuntimes("firefly-rk3588s")));
        runs = SharedFolder.file("measurements/mlperf/mobile_networks_boards.csv.gz");
        Path layers = SharedFolder.file("measurements/mlperf/mobile_networks_layers.json.gz");
        Result result = assemble(
                "--networks",
                layers.toString(),
                "--where",
                "board=firefly-rk3588s",
                "--where",
                "unit=cpu",
                "--where",
                "runtime=tflite",
                "--where",
                "round=v3.0",
                "--with",
                "unit=a76",
                "--columns",
                "a76_mhz=cpu_mhz,net_mj=energy_above_idle_mj",
                "-o",
                board.toString());
        assertThat(result.code()).as(result.err()).isZero();
        LinearRuntime made =
                (LinearRuntime) DeviceCatalog.load(board).runtimes().get(0);
        LinearRuntime shipped =
                (LinearRuntime) DeviceCatalog.find("firefly-rk3588s").runtimes().get(0);
        LinearRuntime.Costs costs = made.costs().of(Precision.INT8).orElseThrow();
        LinearRuntime.Costs known = shipped.costs().of(Precision.INT8).orElseThrow();
        for (String trait : List.of("wide_depthwise_mmac", "weight_mb", "plain_operators", "pointwise_mmac")) {
            assertThat(cost(costs.us(), trait)).isCloseTo(cost(known.us(), trait), withinPercentage(1));
            assertThat(cost(Objects.requireNonNull(costs.uj()), trait))
                    .isCloseTo(cost(Objects.requireNonNull(known.uj()), trait), withinPercentage(1));
        }
        assertThat(Objects.requireNonNull(made.wall()).idleW().value())
                .isCloseTo(Objects.requireNonNull(shipped.wall()).idleW().value(), withinPercentage(1));
    }

    private static double cost(Map<String, Quantity> costs, String trait) {
        return Objects.requireNonNull(costs.get(trait), trait).value();
    }

    @Test
    void fewNetworksAreRefused() throws IOException {
        Files.writeString(runs, runs(NETWORKS.subList(0, 5)));
        Result result = assemble("-o", board.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith(
                        "calibration of my-board: expected at least 12 different networks to tell the traits of layers"
                                + " apart, given 5\n");
        assertThat(board).doesNotExist();
    }

    @Test
    void aBoardOfSeveralUnitsAsksOnWhichOneItRan() throws IOException {
        Files.writeString(bare, DeviceCatalog.print(withoutRuntimes("odroid-n2-plus")));
        Result result = assemble("-o", board.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo(runs + ":2, runtime: expected a column unit, because my-board has a73, a53, gpu\n"
                        + "  Maybe --with unit=a73\n");
    }

    private static Device withoutRuntimes(String id) {
        Device whole = DeviceCatalog.find(id);
        return new Device(
                "my-board",
                whole.name(),
                whole.soc(),
                whole.sources(),
                whole.domains(),
                whole.units(),
                whole.memory(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Test
    void powersAreReadUnasked() {
        Result result = assemble("--power");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo("--power: powers are read wherever the tables have columns of them\n"
                        + "  Maybe leave --power out\n");
    }
}
