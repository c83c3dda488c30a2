package io.exeunt.scenarios.cli;

import io.exeunt.compare.Roster;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.spec.Placed;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.reports.ComparisonFolder;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.ComparisonRequest;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.scenarios.workbench.ComparisonRequest.Resampling;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exeunt compare}. */
@Command(
        name = "compare",
        description = {
            "Compares exit policies on one trace: each is fitted to each budget on fit and scored on report.",
            "The trace is an .npz file with its own costs (or a bundle: one trace per set of heads), the same with --network and"
                    + " --devices, that of a scenario's network (trained unless cached), or that of a study's folder or of one that"
                    + " train --export wrote. A device prices it in MACs, ms and mJ.",
            ""
        },
        footer = {
            "",
            "Policies are listed in docs/policies.md; docs/compare.md explains budgets, bundles, governors and statistics.",
            "",
            "Examples:",
            "  exeunt compare trace.npz",
            "  exeunt compare trace.npz --policies max_softmax,entropy,eenet-exeunt --budgets 11,18.5,33",
            "  exeunt compare bundle.npz --policies default,max_softmax@pteenet --safety-margin 2%%",
            "  exeunt compare trace.npz --segment-costs 8.7,4.72 --head-costs 2.36,3.54 -o compared",
            "  exeunt compare trace.npz --network table.json --devices jetson-tx2 --cost energy",
            "  exeunt compare exported --beside exported-small --devices jetson-tx2,raspberry-pi-5",
            "  exeunt compare scenarios/quickstart.yaml --cost latency --devices jetson-tx2,raspberry-pi-4",
            "  exeunt compare scenarios/quickstart.yaml --governors performance,static,race_to_idle,schedule,oracle --period-ms 100"
        })
@ExitCodes({ExitCode.INFEASIBLE, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class CompareCommand implements Callable<Integer> {
    /** One resample spreads nowhere; few make rough intervals, which is warned of. */
    private static final int LEAST_RESAMPLES = 2;

    private static final int MOST_RESAMPLES = 100_000;
    private static final long DEFAULT_SEED = 1;

    private final CommandContext context;

    @Parameters(paramLabel = "<trace.npz|scenario.yaml|folder>", description = "What the policies are compared on.")
    private Path input = Path.of("");

    @Option(
            names = "--policies",
            split = ",",
            paramLabel = "<name>",
            defaultValue = Roster.DEFAULT,
            description = {
                "Policies, separated by commas. default: max_softmax,entropy,margin,patience,oracle and, of a bundle, the systems that"
                        + " its members are named after, eenet, eenet-exeunt and corrected_margin. all: every policy that can read any of the heads.",
                "<policy>@<member> sends a policy to a member of a bundle."
            })
    private List<String> policies = List.of();

    @Option(
            names = "--budgets",
            paramLabel = "<n|list>",
            defaultValue = "10",
            converter = BudgetsConverter.class,
            description = {
                "Largest mean costs. A whole number n: n of them evenly from 5 %% to 90 %% of the way from the cheapest to the"
                        + " dearest exit, every head charged (1 to 200, default: 10).",
                "Else the budgets themselves, such as 11.0 or 11,18,33 or 10ms; a unit (MMAC, ms, mJ) has to be that of --cost."
            })
    private Budgets budgets = new Budgets.Grid(10);

    @Option(
            names = "--safety-margin",
            paramLabel = "<margin>",
            defaultValue = "none",
            converter = SafetyMarginConverter.class,
            description =
                    "Fit policies below their budget, so that unseen samples keep it: none, a share such as 2%%, or auto, two"
                            + " standard errors of the difference in mean cost between two splits. Default: none.")
    private SafetyMargin margin = SafetyMargin.NONE;

    @Option(
            names = "--reference",
            paramLabel = "<name>",
            description = "Policy that the others are compared with; default: at each budget the threshold policy"
                    + " that is most accurate on fit.")
    private @Nullable String reference;

    @Option(
            names = "--beside",
            paramLabel = "<folder>",
            description =
                    "A folder of another, usually smaller, network on the same samples: it competes without exits, as never@<folder>;"
                            + " may be repeated.")
    private List<Path> beside = new ArrayList<>();

    @Option(
            names = "--bootstrap",
            paramLabel = "<number>",
            defaultValue = "2000",
            description = "Resamples for intervals, 2 to 100000; default: 2000.")
    private int replicates;

    @Option(
            names = "--threads",
            paramLabel = "<number>",
            defaultValue = "2",
            description = "Threads, 1 to 256; they change no result. Default: 2.")
    private int threads;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final TraceOptions trace = new TraceOptions();

    @Mixin
    private final ComparisonCosts costs = new ComparisonCosts();

    @Mixin
    private final ComparisonClocks clocks = new ComparisonClocks();

    @Mixin
    private final ComparisonOutput output = new ComparisonOutput();

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--bootstrap", replicates, LEAST_RESAMPLES, MOST_RESAMPLES);
        OptionBounds.within("--threads", threads, 1, Workers.MOST_THREADS);
        output.requireFolder();
        requireUnit();
        PolicyComparison comparison = compared();
        context.out().print(output.text(comparison, context.terminal().width()));
        write(comparison);
        return (comparison.anyScored() ? ExitCode.OK : ExitCode.INFEASIBLE).code();
    }

    private PolicyComparison compared() {
        tellOfGrid();
        if (Files.isDirectory(input)) {
            return ofFolder();
        }
        requireNoneBeside();
        Wanted.TRACE_OR_SCENARIO.require(input);
        boolean arrays = input.toString().endsWith(".npz") || Wanted.isArrays(input);
        return arrays ? ofTrace() : ofScenario();
    }

    private void requireNoneBeside() {
        if (!beside.isEmpty()) {
            throw new InvalidInputException(
                    "--beside",
                    "Expected a folder with traces and operators to compare it with, given " + input,
                    "exeunt train <scenario.yaml> --export <folder> writes one");
        }
    }

    private PolicyComparison ofFolder() {
        costs.requireNoTraceOptions();
        costs.requireNoNetworks();
        trace.requireNone();
        List<DeviceSpec> devices = costs.named().stream()
                .map(assignments ->
                        context.placeholder("--devices", assignments).device())
                .toList();
        if (devices.isEmpty()) {
            clocks.requireNone();
            costs.requireMacs();
        }
        ComparisonRequest request = request(
                new Source.Packed(input, beside, devices, costs.cost()),
                context.globals().seed(DEFAULT_SEED),
                Double.POSITIVE_INFINITY);
        return context.working(run -> context.services().workbench().get().compare(request, run));
    }

    /** What was written behind budgets has to be what they limit. */
    private void requireUnit() {
        Optional<Cost> unit = budgets instanceof Budgets.Values values ? values.unit() : Optional.empty();
        unit.filter(given -> given != costs.cost()).ifPresent(given -> {
            throw new InvalidInputException(
                    "--budgets",
                    "Expected " + costs.cost().unit() + ", as budgets limit --cost "
                            + costs.cost().key() + ", given " + given.unit(),
                    "you meant --cost " + given.key());
        });
    }

    /** A whole number is a number of budgets; whoever meant one budget should hear of it. */
    private void tellOfGrid() {
        if (budgets instanceof Budgets.Grid grid
                && spec.commandLine().getParseResult().hasMatchedOption("--budgets")) {
            String unit = costs.cost().unit();
            context.note("--budgets " + grid.count() + " is " + Numbers.plural(grid.count(), "budget")
                    + "; one budget of " + grid.count() + " " + unit + " is --budgets " + grid.count() + ".0 or "
                    + grid.count() + unit);
        }
    }

    private PolicyComparison ofTrace() {
        ComparisonRequest request = request(
                costs.networks().isEmpty() ? bareTrace() : pricedTrace(),
                context.globals().seed(DEFAULT_SEED),
                Double.POSITIVE_INFINITY);
        return context.working(run -> context.services().workbench().get().compare(request, run));
    }

    private Source bareTrace() {
        costs.requireNoScenarioOptions(context.globals());
        clocks.requireNone();
        return new Source.TraceFile(input, trace.sums(), costs.given());
    }

    private Source pricedTrace() {
        costs.requireNoTraceOptions();
        costs.requireDevices();
        List<DeviceSpec> devices = costs.devices().stream()
                .map(assignments ->
                        context.placeholder("--devices", assignments).device())
                .toList();
        return new Source.PricedTrace(input, trace.sums(), costs.networks(), devices, costs.cost());
    }

    private PolicyComparison ofScenario() {
        costs.requireNoTraceOptions();
        trace.requireNone();
        costs.requireNoNetworks();
        List<Placed<Scenario>> placed = costs.devices().stream()
                .map(assignments -> context.placed(input, assignments))
                .toList();
        List<Scenario> scenarios = placed.stream().map(Placed::value).toList();
        Scenario first = scenarios.get(0);
        ComparisonRequest request = request(
                new Source.Trained(scenarios, costs.cost()),
                first.seed(),
                first.load().periodS());
        return context.working(
                placed.get(0),
                (asked, run) -> context.services().workbench().get().compare(request, run));
    }

    private ComparisonRequest request(Source source, long seed, double usualPeriodS) {
        return new ComparisonRequest(
                source,
                names(),
                budgets,
                margin,
                clocks.clocking(usualPeriodS),
                Optional.ofNullable(reference),
                new Resampling(seed, replicates),
                threads);
    }

    private List<String> names() {
        Stream<String> plain = beside.stream()
                .map(folder -> "never@" + folder.toAbsolutePath().normalize().getFileName());
        List<String> names = Stream.concat(policies.stream(), plain)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new InvalidInputException(
                    "--policies", "Expected names of policies, given none", "name default or all");
        }
        return names;
    }

    private void write(PolicyComparison comparison) {
        Optional<Path> folder = output.folder();
        if (folder.isEmpty()) {
            return;
        }
        try {
            ComparisonFolder.write(comparison, folder.get())
                    .forEach(file -> context.terminal().err().println("written  " + file));
        } catch (IOException e) {
            throw StoreException.writing(folder.get(), e);
        }
    }
}
