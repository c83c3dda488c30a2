package io.exeunt.scenarios.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.run.FinishedStudy;
import io.exeunt.scenarios.sweep.SmallStudy;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
    private static final RunContext SILENT =
            new RunContext(Cancellation.NEVER, ProgressListener.SILENT, Instant::now, List.of("search"));
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Dashboard dashboard;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        dashboard = Dashboard.start(folder, 0, TOKEN, Instant::now);
    }

    @AfterEach
    void end() {
        dashboard.close();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String root() {
        return dashboard.address().substring(0, dashboard.address().length() - TOKEN.length() - 1);
    }

    private Path study(String name, int trials) throws IOException {
        Path study = Files.createDirectories(folder.resolve(name));
        Files.writeString(study.resolve("scenario.resolved.yaml"), "search: {evaluations: 20}\n");
        Files.writeString(study.resolve("trials.jsonl"), "{}\n" + "\"x\"\n".repeat(trials));
        return study;
    }

    @Test
    void aRunningStudyIsListedWithItsProgressAndThePageLooksAgain() throws Exception {
        study("deep/one", 12);

        HttpResponse<String> page = get(dashboard.address());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("deep/one", "12 of 20 evaluations", ">running<", "http-equiv=\"refresh\"")
                .doesNotContain("href=\"run/");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aStudyThatHasNotEndedShowsTheFrontOfItsJournal() throws Exception {
        SmallStudy small = SmallStudy.in(Files.createTempDirectory("study"));
        Path study = folder.resolve("r<b>");
        small.workbench().search(small.read(List.of("report.folder=" + study)), StudyMode.RESUME, SILENT);
        int front = FinishedStudy.in(study).front().front().size();
        Files.delete(study.resolve("manifest.json"));

        String page = get(dashboard.address()).body();

        assertThat(page.split("<circle", -1)).hasSize(front + 1);
        assertThat(page).contains("Accuracy (%)</text>", "Energy (mJ)</text>", "Front so far", "r&lt;b&gt;");

        String whole = Files.readString(study.resolve("trials.jsonl"));
        Files.writeString(study.resolve("trials.jsonl"), whole.substring(0, whole.length() / 2));
        assertThat(get(dashboard.address()).body()).contains("<circle");
        Files.writeString(study.resolve("trials.jsonl"), whole.replace("\"\n\"", "\"\n\"x"));
        assertThat(get(dashboard.address()).body()).contains("r&lt;b&gt;").doesNotContain("<circle");
    }

    @Test
    void aFinishedStudyHasItsVerdictAndNothingIsRefreshed() throws Exception {
        Path study = study("two", 20);
        Files.writeString(
                study.resolve("manifest.json"), "{\"state\":\"complete\",\"verdict\":\"It saves <b>all</b>.\"}");

        String page = get(dashboard.address()).body();

        assertThat(page)
                .contains("20 of 20 evaluations", ">complete<", "It saves &lt;b&gt;all&lt;/b&gt;.")
                .doesNotContain("refresh");
    }

    @Test
    void aSweepHasItsPageAndItsCellsAreNoRunsOfTheirOwn() throws Exception {
        Path sweep = Files.createDirectories(folder.resolve("s"));
        Files.writeString(sweep.resolve("sweep.keys"), "seed\n");
        Files.writeString(sweep.resolve("sweep.html"), "<p>the sweep</p>");
        study("s/cells/seed=1", 3);

        String page = get(dashboard.address()).body();
        String link = page.substring(page.indexOf("run/"), page.indexOf('"', page.indexOf("run/")));

        assertThat(page).contains("0 of 1 cell begun finished").doesNotContain("seed=1");
        assertThat(get(dashboard.address() + link).body()).isEqualTo("<p>the sweep</p>");
    }

    @Test
    void aDamagedResultIsToldAndEndsNothing() throws Exception {
        Path study = study("broken", 20);
        Files.writeString(study.resolve("manifest.json"), "{}");
        Files.writeString(study.resolve("result.json.gz"), "no archive");
        String page = get(dashboard.address()).body();
        String link = page.substring(page.indexOf("run/"), page.indexOf('"', page.indexOf("run/")));

        HttpResponse<String> answer = get(dashboard.address() + link);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("result.json.gz").doesNotContain("\tat ");
        assertThat(get(dashboard.address()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wrong/",
                "0123456789abcdef/",
                TOKEN,
                TOKEN + "x/",
                TOKEN + "/run/",
                TOKEN + "/run/..",
                TOKEN + "/run/%2e%2e%2fsecret",
                TOKEN + "/secret",
                TOKEN + "/run/secret",
                TOKEN + "/%2e%2e/%2e%2e/etc/passwd"
            })
    void nothingElseIsAnswered(String path) throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");

        HttpResponse<String> answer = get(root() + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is no such page.\n");
    }

    @Test
    void whatComesByAnotherNameOrWantsToChangeSomethingIsRefused() throws Exception {
        int port = URI.create(dashboard.address()).getPort();
        assertThat(raw(port, "GET /" + TOKEN + "/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw(
                        port,
                        "GET /" + TOKEN + "/../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        HttpResponse<String> post = client.send(
                HttpRequest.newBuilder(URI.create(dashboard.address()))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("study.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        assertThat(get(dashboard.address()).body()).contains("There are none yet.");
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> Dashboard.start(folder, 0, "short", Instant::now))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
