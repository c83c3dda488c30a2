package io.exeunt.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, in a folder with a space in its name, with a Maven and a Java that only say that they were called. */
class LauncherIT {
    private static final Path SCRIPT = Path.of("../exeunt");

    @TempDir
    private Path temp;

    private Path root;
    private Path bin;
    private final Map<String, String> environment = new HashMap<>();

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void layOutAProject() throws IOException {
        assumeTrue(File.separatorChar == '/', "the launcher is a POSIX shell script");
        root = Files.createDirectories(temp.resolve("my projects/exeunt"));
        bin = Files.createDirectories(temp.resolve("bin"));
        Files.copy(SCRIPT, root.resolve("exeunt"));
        Files.createDirectories(root.resolve("module/src/main/java"));
        Files.createDirectories(root.resolve("module/src/test/java"));
        source("pom.xml", 0);
        source("module/pom.xml", 0);
        source("module/src/main/java/A.java", 0);
        source("module/src/test/java/ATest.java", 0);
        program("mvn", """
                echo "mvn $*" >> "%1$s/builds"
                mkdir -p scenarios/target/launcher
                cd scenarios/target/launcher
                [ -e "%1$s/no library" ] || : > "%1$s/y.jar"
                echo x.jar > jar; echo "%1$s/y.jar" > classpath; echo "-Xmx1g -Da=b" > jvm.options; echo 1 > native.threads
                """.formatted(temp));
        java("17.0.2");
    }

    private void java(String version) throws IOException {
        program("java", """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
                locale charmap > "%s/charset"
                echo "threads $OMP_NUM_THREADS"
                for a in "$@"; do echo "<$a>"; done
                exit 5
                """.formatted(version, temp));
    }

    private void program(String name, String body) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Writes a file that was changed so many seconds from now. */
    private void source(String name, int seconds) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private Result call(Path script, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EXEUNT"));
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }

    private Result call(String... args) throws IOException, InterruptedException {
        return call(root.resolve("exeunt"), args);
    }

    private long builds() throws IOException {
        Path log = temp.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void theFirstCallBuildsAndSaysSoAndTheSecondDoesNot() throws Exception {
        Result first = call("--version");
        Result second = call("--version");

        assertThat(first.err()).startsWith("Building Exeunt: first call, or sources have changed.");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void commandsThatEndWithinSecondsGoWithoutTheSecondCompilerUnlessTheUserSaysOtherwise() throws Exception {
        environment.put("EXEUNT_JAVA_OPTS", "-XX:TieredStopAtLevel=4");

        assertThat(call("report", "folder").out().lines())
                .containsSubsequence("<-XX:TieredStopAtLevel=1>", "<-XX:TieredStopAtLevel=4>");
    }

    @Test
    void aLibraryThatIsGoneIsBuiltAnewAndOneThatStaysAwayIsNamed() throws Exception {
        call("--version");
        Files.delete(temp.resolve("y.jar"));
        assertThat(call("--version").code()).isEqualTo(5);
        assertThat(builds()).isEqualTo(2);

        Files.createFile(temp.resolve("no library"));
        Files.delete(temp.resolve("y.jar"));
        Result lost = call("--version");
        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.err())
                .endsWith("exeunt: a library that it was built with can't be read: " + temp.resolve("y.jar") + "\n");
    }

    /** Options that say what is done when Java itself crashes, and where its files go. */
    private static boolean ofCrashes(String line) {
        return line.startsWith("<-XX:+DisplayVMOutput")
                || line.startsWith("<-XX:OnError=")
                || line.startsWith("<-XX:ErrorFile=")
                || line.startsWith("<-XX:ReplayDataFile=");
    }

    @Test
    void optionsArgumentsAndTheExitCodeAreHandedOn() throws Exception {
        Result result = call("run", "a b.yaml", "--set", "x=*");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out().lines().filter(line -> !ofCrashes(line)))
                .containsExactly(
                        "threads 1",
                        "<-Xmx1g>",
                        "<-Da=b>",
                        "<-Dexeunt.stdout.terminal=false>",
                        "<-Dexeunt.stderr.terminal=false>",
                        "<-cp>",
                        "<" + root.toRealPath() + "/scenarios/target/x.jar:" + temp + "/y.jar>",
                        "<io.exeunt.scenarios.cli.Main>",
                        "<run>",
                        "<a b.yaml>",
                        "<--set>",
                        "<x=*>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8", ""})
    void whereTheLocaleKnowsAsciiAloneJavaGetsOneThatKnowsAllLetters(String locale) throws Exception {
        List.of("LANG", "LC_CTYPE").forEach(name -> environment.put(name, ""));
        environment.put("LC_ALL", locale);
        call("version");
        assertThat(Files.readString(temp.resolve("charset"))).isEqualTo("UTF-8\n");
    }

    @ParameterizedTest
    @CsvSource({
        "module/src/main/java/A.java, 2",
        "module/pom.xml, 2",
        "pom.xml, 2",
        "module/src/test/java/ATest.java, 1"
    })
    void aNewerSourceIsBuiltButATestIsNot(String changed, int builds) throws Exception {
        call();
        source(changed, 60);
        call();

        assertThat(builds()).isEqualTo(builds);
    }

    @Test
    void aProjectThatWasMovedIsBuiltAgain() throws Exception {
        call();
        root = Files.move(root, temp.resolve("elsewhere"));
        call();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void symbolicLinksAreFollowed() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("second link"), root.resolve("exeunt"));
        Path linked = Files.createSymbolicLink(bin.resolve("first"), Path.of("../second link"));

        assertThat(call(linked).out()).contains(root.toRealPath() + "/scenarios/target/x.jar");
        assertThat(Files.exists(link)).isTrue();
    }

    @Test
    void aFailedBuildIsNotTakenForABuild() throws Exception {
        program("mvn", "echo 'A.java:1: no' >&2; exit 1\n");

        Result result = call();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("A.java:1: no").endsWith("exeunt: the build failed, see above\n");
        assertThat(call().code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 8", "11.0.1, 11", "16, 16"})
    void anOldJavaIsRefused(String version, String number) throws Exception {
        java(version);

        assertThat(call())
                .isEqualTo(new Result(
                        1,
                        "",
                        "exeunt: 'java' is version " + number
                                + ", but 17 or newer is needed; set EXEUNT_JAVA to a newer one\n"));
    }

    @Test
    void aNewerJavaIsTakenFromTheEnvironment() throws Exception {
        java("11.0.1");
        Files.move(bin.resolve("java"), bin.resolve("old"));
        java("25.0.3");
        Files.move(bin.resolve("java"), bin.resolve("new java"));
        environment.put("EXEUNT_JAVA", bin.resolve("new java").toString());

        assertThat(call().code()).isEqualTo(5);
    }

    /** A Java that does what the real one does when it crashes: runs what -XX:OnError says, then dies by a signal. */
    private void crashingJava(String end) throws IOException {
        program("java", """
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.2" 2026-01-01' >&2; exit 0; fi
                for a in "$@"; do
                    case $a in -XX:OnError=*) sh -c "$(printf '%%s' "${a#-XX:OnError=}" | sed "s/%%p/$$/g")" ;; esac
                done
                echo half > half-written
                %s
                """.formatted(end));
    }

    @ParameterizedTest
    @CsvSource({"ABRT, 134", "SEGV, 139", "BUS, 135"})
    void aCrashInNativeCodeEndsInAMessageAndTheSignalsCode(String signal, int code) throws Exception {
        crashingJava("kill -" + signal + " $$");
        environment.put("EXEUNT_CACHE", temp.resolve("cache").toString());
        Result result = call("run", "s.yaml");

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .endsWith(
                        "exeunt: the Java machine crashed in native code. Finished work is kept, and the same command goes"
                                + " on from there.\n  Maybe report it, with " + temp.resolve("cache")
                                + "/crashes/hs_err_" + pid(result) + ".log\n");
        assertThat(temp.resolve("cache/crashes")).isEmptyDirectory();
        assertThat(temp.resolve("core")).doesNotExist();
    }

    private static String pid(Result result) {
        return result.err().replaceAll("(?s).*hs_err_(\\d+)\\.log\\n", "$1");
    }

    @Test
    void whatIsKilledFromOutsideEndsWithTheSignalsCodeAndNoTalkOfACrash() throws Exception {
        java("17.0.2");
        program("java", """
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.2" 2026-01-01' >&2; exit 0; fi
                kill -KILL $$
                """);
        call();
        Result result = call("run", "s.yaml");

        assertThat(result).isEqualTo(new Result(137, "", ""));
    }

    @Test
    void aMissingJavaIsTold() throws Exception {
        environment.put("EXEUNT_JAVA", "/no/such/java");

        assertThat(call())
                .isEqualTo(new Result(
                        1,
                        "",
                        "exeunt: no java found (looked for '/no/such/java'); install JDK 17 or newer, or set EXEUNT_JAVA"
                                + " to its java executable\n"));
    }
}
