package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateCommandTest {
    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void openSession() throws IOException {
        session = new Session(folder.resolve("cache"));
        write("m.csv", "network,runtime,latency_ms\nresnet18,tensorrt,5\nvgg11,tensorrt,20\n");
        write("gate.txt", "# a comment\n\ntx2 10 jetson-tx2 {m}/m.csv\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Session.Result gate(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "devices", "gate", folder.resolve("gate.txt").toString(), "--measurements", folder.toString()
                },
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return session.call(all);
    }

    @Test
    void figuresAreWrittenAndTheSameOnesAreNoWorse() throws IOException {
        Path figures = folder.resolve("new.csv");
        Session.Result first = gate("--csv", figures.toString());
        assertThat(first.code()).isZero();
        assertThat(first.out()).startsWith("check").contains("tx2").contains("10 %");
        assertThat(Files.readString(figures))
                .startsWith("check,network,n,mean_error_percent")
                .contains("tx2,all,2,")
                .contains("tx2,resnet18,1,")
                .contains("tx2,vgg11,1,");
        assertThat(gate("--against", figures.toString()).code()).isZero();
    }

    @Test
    void anErrorThatGrewEndsInItsOwnExitCode() throws IOException {
        Path old = write("old.csv", "check,network,n,mean_error_percent\ntx2,all,2,0.001\n");
        Session.Result result = gate("--against", old.toString());
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_MISSED.code());
        assertThat(result.out()).contains("0.00 %");
    }

    @Test
    void aLineThatIsNoCheckIsNamed() throws IOException {
        Path list = write("gate.txt", "tx2 jetson-tx2 {m}/m.csv\n");
        assertThat(gate().err())
                .isEqualTo(list
                        + ":1: expected a name, a target in percent or '-', a board and files, given 'tx2 jetson-tx2"
                        + " {m}/m.csv'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tx2 1.2.3 jetson-tx2 {m}/m.csv", "tx2 . jetson-tx2 {m}/m.csv", "tx2 1e9 jetson-tx2 {m}/m.csv"})
    void aTargetThatIsNoNumberIsNamed(String line) throws IOException {
        Path list = write("gate.txt", line + "\n");
        Session.Result result = gate();
        assertThat(result.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
        assertThat(result.err())
                .isEqualTo(list + ":1: expected a name, a target in percent or '-', a board and files, given '" + line
                        + "'\n");
    }

    @Test
    void aListThatIsNoTextIsRefused() throws IOException {
        Path list = Files.write(folder.resolve("gate.txt"), new byte[] {(byte) 0xff, 'a', (byte) 0xfe});
        Session.Result result = gate();
        assertThat(result.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
        assertThat(result.err()).isEqualTo(list + ": can't be read: it is not text in UTF-8\n");
    }

    @Test
    void measurementsThatAreNotThereAreSaidOnceAndNothingIsChecked() {
        Session.Result result =
                session.call("devices", "gate", folder.resolve("gate.txt").toString(), "--measurements", "nowhere");
        assertThat(result.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
        assertThat(result.err())
                .startsWith("--measurements: expected a folder, given nowhere")
                .contains("Maybe the list's measurements lie elsewhere; nothing was checked")
                .doesNotContain("not checked");
        assertThat(result.out()).isEmpty();
    }
}
