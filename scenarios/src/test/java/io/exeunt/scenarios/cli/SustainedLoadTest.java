package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SustainedLoadTest {
    @TempDir
    Path folder;

    private Session session;
    private String scenario;

    @BeforeEach
    void writeAScenario() throws IOException {
        session = new Session(folder.resolve("cache"));
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "name: small\nbudget: {latency_budget_ms: 20}\ndevice: {id: jetson-tx2}\n");
        scenario = file.toString();
    }

    @Test
    void aSustainedLoadIsPrintedBelowTheRest() {
        String out = session.call("simulate", scenario, "-q", "--saturate", "--ambient-c", "35")
                .out();
        assertThat(out).endsWith("""

                sustained load                                report
                back to back                                    60 s
                load                                          stable
                work asked of the board                      75.00 %
                answered                                      30,000
                accuracy                                     91.00 %
                throughput                                     500/s
                busy                                         75.00 %
                latency with waiting, mean                   4.00 ms
                latency with waiting, p95                    10.0 ms
                latency with waiting, p99                    15.0 ms
                latency with waiting, worst                  30.0 ms
                waiting, mean                                1.00 ms
                not answered within 20.0 ms                   1.25 %
                mean power                                   4.000 W
                energy per answer with pauses                8.00 mJ
                energy                                       240.0 J
                  dynamic                                    100.0 J
                  leakage                                    20.00 J
                  memory                                     30.00 J
                  board base                                 40.00 J
                  switching                                  5.000 J
                  idle                                       45.00 J
                air                                          35.0 °C
                chip at the end                              71.3 °C
                chip at its hottest                          80.5 °C
                time with clocks lowered by heat             10.00 %
                time with the fan on                         40.00 %
                energy of the fan, in the above              12.50 J
                steady state at these clocks      90.0 °C at 4.500 W
                """);
    }

    @Test
    void theTimelineIsACsvOrATrace() throws IOException {
        Path csv = folder.resolve("heat.csv");
        session.call("simulate", scenario, "--period", "2", "--timeline", csv.toString());
        assertThat(csv).hasContent("""
                time_s,seconds,power_w,temperature_c,busy_share,mean_queued,gpu_mhz
                0.00000,30.0000,3.00000,60.00000,0.5000,0.0000,1300.0
                30.0000,30.0000,5.00000,,1.0000,2.5000,1300.0
                """);

        Path json = folder.resolve("heat.json");
        session.call("simulate", scenario, "--rate", "500", "--timeline", json.toString());
        assertThat(Files.readString(json))
                .startsWith(
                        "{\"traceEvents\":[{\"name\":\"power (W)\",\"ph\":\"C\",\"pid\":1,\"ts\":0.0,\"args\":{\"W\":3.0}}")
                .contains(
                        "{\"name\":\"queue\",\"ph\":\"C\",\"pid\":1,\"ts\":3.0E7,\"args\":{\"requests\":2.5}}",
                        "{\"name\":\"stem\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":0.0,\"dur\":2500.0}")
                .doesNotContain("NaN");
    }

    @Test
    void contradictionsAreRefused() {
        assertThat(session.call("simulate", scenario, "--saturate", "--rate", "5"))
                .isEqualTo(
                        new Result(3, "", "--period, --rate, --saturate, --arrivals: expected one of them, given 2\n"));
        assertThat(session.call("simulate", scenario, "--duration", "5"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--duration: expected together with a sustained load, given alone\n"
                                + "  Maybe add --saturate, --period or --rate, or a load to the scenario\n"));
        assertThat(session.call("simulate", scenario, "--period", "-1"))
                .isEqualTo(new Result(3, "", "--period: expected 0.001 to 86400000 ms, given -1.0\n"));
        assertThat(session.call("simulate", scenario, "--saturate", "--ambient-c", "400"))
                .isEqualTo(new Result(3, "", "--ambient-c: expected -60 to 125 degrees C, given 400.0\n"));
    }

    @Test
    void aScenariosOwnLoadIsSimulatedWithoutAnOption() throws IOException {
        Path file = folder.resolve("loaded.yaml");
        Files.writeString(folder.resolve("door.txt"), "# a door bell\n0\n2.5\n\n4\n");
        Files.writeString(file, """
                name: small
                device: {id: jetson-tx2}
                load: {arrivals: door.txt, deadline_ms: 15, queue: 2, drop: oldest, ambient_c: 40}
                """);
        assertThat(session.call("simulate", file.toString(), "-q", "--duration", "5")
                        .out())
                .contains("3 recorded requests in 4.000 s", "not answered within 15.0 ms", "40.0 °C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {fps: 30, rate_per_s: 3}  | /load/rate_per_s: expected one of period_ms, fps, rate_per_s, bursts, arrivals, saturate, given fps and rate_per_s
                    {deadline_ms: 3}          | /load/deadline_ms: has no effect without requests: one of period_ms, fps, rate_per_s, bursts, arrivals, saturate
                    {saturate: false}         | /load/saturate: expected true, given false
                    {fps: 30, drop: oldest}   | /load/drop: has no effect without a queue that can be full
                    {streams: [{name: a}]}    | /load/streams/0: expected one of period_ms, fps, rate_per_s, bursts, arrivals, saturate, given none
                    {arrivals: empty.txt}     | /load/arrivals: …/empty.txt: Expected recorded arrivals to be at least two, given 0
                    {arrivals: word.txt}      | /load/arrivals: …/word.txt:2: expected a time in s, ≥ 0, given 'noon'
                    {arrivals: back.txt}      | /load/arrivals: …/back.txt:3: expected a time of at least 2.0 s, given 1
                    {arrivals: once.txt}      | /load/arrivals: …/once.txt: Expected recorded arrivals to be spread over some time, given all at 3.0 s
                    {arrivals: none.txt}      | /load/arrivals: …/none.txt: can't be read
                    {fps: 30, queue: 0}       | /load/queue: expected >= 1, given 0
                    {fps: 30, ambient_c: 400} | /load/ambient_c: expected <= 125, given 400
                    """)
    void loadsThatMakeNoSenseAreRefused(String load, String message) throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
        Files.writeString(folder.resolve("word.txt"), "0\nnoon\n");
        Files.writeString(folder.resolve("back.txt"), "0\n2\n1\n");
        Files.writeString(folder.resolve("once.txt"), "3\n3\n");
        Files.writeString(file, "name: small\ndevice: {id: jetson-tx2}\nload: " + load + "\n");
        Result result = session.call("simulate", file.toString());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().replace(folder.toString(), "…")).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --duration 1e-300 --saturate      | --duration: expected 0.001 to 2592000 s, given 1.0E-300
                    --duration 1e9 --saturate         | --duration: expected 0.001 to 2592000 s, given 1.0E9
                    --duration NaN --saturate         | --duration: expected 0.001 to 2592000 s, given NaN
                    --period 1e-300                   | --period: expected 0.001 to 86400000 ms, given 1.0E-300
                    --period Infinity                 | --period: expected 0.001 to 86400000 ms, given Infinity
                    --rate 1e308                      | --rate: expected 0.00001 to 1000000 requests per second, given 1.0E308
                    --rate 1e-308                     | --rate: expected 0.00001 to 1000000 requests per second, given 1.0E-308
                    --ambient-c NaN --saturate        | --ambient-c: expected -60 to 125 degrees C, given NaN
                    --rate 1e6 --duration 86400       | --duration: expected a load of at most 1e+09 requests, given 8.6e+10
                    """)
    void loadsThatNobodyCanMeanAreRefused(String options, String message) {
        String[] words = ("simulate " + scenario + " " + options).split(" ");
        Result result = session.call(words);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines().findFirst()).contains(message);
    }

    @Test
    void aDayWithoutAPauseIsAsked() {
        assertThat(session.call("simulate", scenario, "--saturate", "--duration", "86400")
                        .code())
                .isZero();
    }
}
