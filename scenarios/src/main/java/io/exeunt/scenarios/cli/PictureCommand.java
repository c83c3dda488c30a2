package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.reports.svg.ParetoPicture;
import io.exeunt.reports.svg.PictureRequest;
import io.exeunt.reports.svg.PictureRequest.Series;
import io.exeunt.reports.svg.PictureRequest.Size;
import io.exeunt.scenarios.run.FinishedStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt picture}. */
@Command(
        name = "picture",
        description = {"Draws the front of a study for a paper, as SVG, PDF or PNG.", ""},
        footer = {
            "",
            "Examples:",
            "  exeunt picture runs/quickstart -o front.pdf --size 500x300 --series front,baselines --title Front",
            "  exeunt picture runs/quickstart -o latency.svg --x latency_p95 --y accuracy"
        })
@ExitCodes(ExitCode.STORAGE)
final class PictureCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Study folder that run or search has written.")
    private Path study = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<file>",
            description = "File; its name ends in .svg, .pdf or .png.")
    private Path output = Path.of("");

    @Option(
            names = "--x",
            paramLabel = "<figure>",
            description =
                    "accuracy, error, latency_mean, latency_p50, latency_p95, latency_p99, latency_worst, energy, macs or"
                            + " cycles; default: energy, or latency where energy is not modelled.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "<figure>", description = "Likewise; default: accuracy.")
    private @Nullable String y;

    @Option(
            names = "--series",
            split = ",",
            paramLabel = "<kind>",
            description = "front, dominated, baselines, knee; default: all.")
    private List<Series> series = new ArrayList<>();

    @Option(names = "--title", paramLabel = "<text>", description = "Title; '' for none.")
    private @Nullable String title;

    @Option(
            names = "--size",
            paramLabel = "<width>x<height>",
            description = "Size in pixels, or points of 1/72 inch in PDF; default: 920x520. PNG has twice as many.")
    private @Nullable String size;

    PictureCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        StudyReport report = FinishedStudy.in(study).report();
        PictureRequest usual = ParetoPicture.usual(report);
        PictureRequest wanted = new PictureRequest(
                metric("--x", x, usual.x()),
                metric("--y", y, usual.y()),
                series.isEmpty() ? usual.series() : EnumSet.copyOf(series),
                Optional.ofNullable(title).orElse(usual.title()),
                size());
        try {
            ParetoPicture.write(report, wanted, output);
        } catch (IOException e) {
            throw StoreException.writing(output, e);
        }
        context.terminal().err().println("written  " + output);
        return ExitCode.OK.code();
    }

    private static Metric metric(String option, @Nullable String key, Metric otherwise) {
        if (key == null) {
            return otherwise;
        }
        List<String> known = Stream.of(Metric.values()).map(Metric::key).toList();
        return Stream.of(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        option,
                        "Expected one of " + String.join(", ", known) + ", given '" + key + "'",
                        Suggestion.hint(key, known).orElse(null)));
    }

    private Size size() {
        String given = size;
        if (given == null) {
            return Size.USUAL;
        }
        Matcher parts = SIZE.matcher(given);
        try {
            if (parts.matches()) {
                return new Size(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            }
        } catch (IllegalArgumentException tooLarge) {
            throw new InvalidInputException("--size", String.valueOf(tooLarge.getMessage()), null, tooLarge);
        }
        throw new InvalidInputException(
                "--size", "Expected width x height such as 500x300, given '" + given + "'", null);
    }
}
