package io.exeunt.reports.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Headless Chromium, spoken to in its DevTools protocol; what uses it is skipped, and says so, where there is none. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_S = 30;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private int asked;
    private String session = "";

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .join();
    }

    /** Starts it with a profile of its own. */
    static Browser start(Path profile) throws IOException {
        Optional<Path> chromium = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(entry -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "skipped: no chromium on the PATH");
        Process process = new ProcessBuilder(
                        chromium.get().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String mark = "DevTools listening on ";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(mark)) {
                Thread listener = new Thread(() -> drain(said), "chromium's words");
                listener.setDaemon(true);
                listener.start();
                return new Browser(process, URI.create(line.substring(mark.length())));
            }
        }
        throw new IOException("Chromium ended without saying where it listens");
    }

    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // a full pipe would stop it
            }
        } catch (IOException ended) {
            // it was closed
        }
    }

    /** Opens a page of so many pixels, in light or dark colours, and waits until it says that it is ready. */
    void open(Path page, int width, int height, String colours) {
        JsonNode target = ask("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"));
        session = ask(
                        "Target.attachToTarget",
                        JSON.createObjectNode()
                                .put("targetId", target.path("targetId").asText())
                                .put("flatten", true))
                .path("sessionId")
                .asText();
        console.clear();
        ask("Runtime.enable", JSON.createObjectNode());
        ask("Log.enable", JSON.createObjectNode());
        ask("Page.enable", JSON.createObjectNode());
        ask(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", colours);
        ask("Emulation.setEmulatedMedia", media);
        ask("Page.navigate", JSON.createObjectNode().put("url", page.toUri().toString()));
        run(
                "new Promise(done => { const look = () => document.documentElement && document.documentElement.dataset.ready ? done(1) : setTimeout(look, 30); look(); })");
    }

    /** The value of an expression, a promise's when it is kept. */
    JsonNode run(String script) {
        JsonNode answer = ask(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", script)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Presses a key where the focus is. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            ask(
                    "Input.dispatchKeyEvent",
                    JSON.createObjectNode().put("type", type).put("key", key).put("code", key));
        }
    }

    /** Presses the mouse at one point of the window, moves it to another and lets go. */
    void drag(double fromX, double fromY, double toX, double toY) {
        mouse("mouseMoved", fromX, fromY, 0);
        mouse("mousePressed", fromX, fromY, 1);
        for (int step = 1; step <= 8; step++) {
            mouse("mouseMoved", fromX + (toX - fromX) * step / 8, fromY + (toY - fromY) * step / 8, 1);
        }
        mouse("mouseReleased", toX, toY, 1);
    }

    private void mouse(String type, double x, double y, int pressed) {
        ask(
                "Input.dispatchMouseEvent",
                JSON.createObjectNode()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", pressed == 0 ? "none" : "left")
                        .put("buttons", pressed)
                        .put("clickCount", 1));
    }

    /** The page as printed, PDF. */
    byte[] print() {
        return Base64.getDecoder()
                .decode(ask("Page.printToPDF", JSON.createObjectNode())
                        .path("data")
                        .asText());
    }

    /** What is seen, PNG; the whole page if asked. */
    byte[] picture(boolean whole) {
        return Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", JSON.createObjectNode().put("captureBeyondViewport", whole))
                        .path("data")
                        .asText());
    }

    /** What the console has shown since the page was opened: errors, warnings and what the browser refused. */
    List<String> console() {
        return new ArrayList<>(console);
    }

    private JsonNode ask(String method, ObjectNode parameters) {
        int id = ++asked;
        ObjectNode question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", parameters);
        if (!session.isEmpty() && !method.startsWith("Target.")) {
            question.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(question.toString(), true).join();
        try {
            JsonNode told = answer.get(PATIENCE_S, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new AssertionError(method + ": " + told.path("error"));
            }
            return told.path("result");
        } catch (Exception e) {
            throw new AssertionError(method + " was not answered; the last events: " + events, e);
        }
    }

    @Override
    public void close() throws IOException {
        process.toHandle().descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void hear(String message) {
            try {
                JsonNode told = JSON.readTree(message);
                if (told.has("id")) {
                    answers.remove(told.path("id").asInt()).complete(told);
                    return;
                }
                String method = told.path("method").asText();
                if (List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
                        .contains(method)) {
                    console.add(told.path("params").toString());
                }
                events.add(method);
            } catch (IOException e) {
                console.add("unreadable: " + message);
            }
        }
    }
}
