package io.exeunt.scenarios.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.ExeuntException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.reports.html.HtmlReport;
import io.exeunt.reports.html.RunsPage;
import io.exeunt.scenarios.run.FinishedStudy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the studies and sweeps of a folder on 127.0.0.1. Every address begins with a token that nobody can guess, and requests that came by
 * another host name are refused, so that no page of the web gets at it. No path is ever made of a request: an address names a run of the
 * list by a hash, and of a run its page alone is given.
 */
public final class Dashboard implements AutoCloseable {
    private static final long MOST_BYTES = 256 * BoundedFile.MIB;
    private static final int FEWEST_LETTERS = 16;
    private static final String RUN = "run/";

    private final Path folder;
    private final RunFinder finder;
    private final String token;
    private final HttpServer server;

    private Dashboard(Path folder, InstantSource clock, String token, HttpServer server) {
        this.folder = folder;
        this.finder = new RunFinder(folder, clock);
        this.token = token;
        this.server = server;
    }

    /**
     * Begins to answer.
     *
     * @param folder that is looked at, again for every request
     * @param port 1 … 65535, or 0 for any that is free
     * @param token random, at least 16 letters and digits
     * @throws IOException if the port is taken
     */
    public static Dashboard start(Path folder, int port, String token, InstantSource clock) throws IOException {
        Check.require(
                token.matches("[0-9A-Za-z]{" + FEWEST_LETTERS + ",}"),
                "token",
                "at least 16 letters and digits",
                "another");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        Dashboard dashboard = new Dashboard(folder, clock, token, server);
        server.createContext("/", dashboard::answer);
        server.start();
        return dashboard;
    }

    /** Where its first page is. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     */
    private record Answer(int status, byte[] body) {
        static Answer page(String html) {
            return new Answer(200, html.getBytes(StandardCharsets.UTF_8));
        }

        static Answer refused(int status, String why) {
            return new Answer(status, (why + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answered(exchange);
            boolean page = answer.status() == 200;
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", (page ? "text/html" : "text/plain") + "; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answered(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.refused(405, "Only GET is answered.");
        }
        int port = server.getAddress().getPort();
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        if (!Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host)) {
            return Answer.refused(403, "Ask for 127.0.0.1 by its number.");
        }
        String path = exchange.getRequestURI().getRawPath();
        String base = "/" + token + "/";
        return path.startsWith(base) ? page(path.substring(base.length())) : nothing();
    }

    private Answer page(String name) {
        List<Run> runs = finder.runs();
        if (name.isEmpty()) {
            return Answer.page(RunsPage.render(
                    folder.toString(), runs.stream().map(Run::entry).toList()));
        }
        return name.startsWith(RUN)
                ? runs.stream()
                        .filter(run -> run.entry().page() && run.entry().id().equals(name.substring(RUN.length())))
                        .findFirst()
                        .map(Dashboard::page)
                        .orElseGet(Dashboard::nothing)
                : nothing();
    }

    /** A study's page is rendered from its result, so that one that was searched without a report has one too. */
    private static Answer page(Run run) {
        try {
            return run.entry().kind().equals("sweep")
                    ? new Answer(200, BoundedFile.bytes(run.folder().resolve("sweep.html"), MOST_BYTES, "a page"))
                    : Answer.page(
                            HtmlReport.render(FinishedStudy.in(run.folder()).report()));
        } catch (ExeuntException | InvalidInputException e) {
            return Answer.refused(500, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Answer.refused(500, "The page can't be read: " + Reason.of(e));
        }
    }

    private static Answer nothing() {
        return Answer.refused(404, "There is no such page.");
    }
}
