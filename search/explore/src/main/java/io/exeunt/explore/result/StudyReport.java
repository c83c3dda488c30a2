package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.progress.Reproduction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a report shows about one study. All numbers are in SI units; NaN energy means "not modelled".
 *
 * @param title of the study
 * @param setting network, platform, data, exits, segments and DVFS domains
 * @param objectives what the search traded off, at least one
 * @param limits hard limits; may be empty
 * @param designs the front, and of the other designs evaluated those that charts draw, in the order of evaluation
 * @param trials what became of all trials
 * @param knee the recommended design in detail; null when nothing is feasible
 * @param details of some designs of the front, the knee among them; may be empty
 * @param insight what exits are worth one by one; null in results that were written before it was looked at
 * @param examples samples of the report split as pictures, and where designs let them leave
 * @param learning how exits learned, one curve per exit and system; empty where that is not told
 * @param certification which designs of the front keep the limits beyond the samples that were searched; null where that was not asked
 * @param baselines designs to compare with; may be empty
 * @param winners which policy and system wins where along the front
 * @param history how the search went
 * @param notices warnings and health checks by the caller; the report adds its own
 * @param assumptions what the results rest on
 * @param reproduction how to get the same again
 */
public record StudyReport(
        String title,
        Setting setting,
        List<Metric> objectives,
        List<Limit> limits,
        List<Design> designs,
        Trials trials,
        @Nullable Knee knee,
        List<Detail> details,
        @Nullable ExitInsight insight,
        Examples examples,
        List<LearningCurve> learning,
        @Nullable Certification certification,
        List<Baseline> baselines,
        Winners winners,
        SearchHistory history,
        List<Notice> notices,
        List<Assumption> assumptions,
        Reproduction reproduction) {
    public StudyReport {
        Check.notBlank("title", title);
        objectives = Check.notEmpty("objectives", objectives);
        limits = List.copyOf(limits);
        designs = List.copyOf(designs);
        details = kept(details);
        examples = told(examples);
        learning = kept(learning);
        baselines = List.copyOf(baselines);
        notices = List.copyOf(notices);
        assumptions = List.copyOf(assumptions);
        checkHistory(history, objectives);
        checkSchedules(setting, designs);
        checkKnee(knee, checkIds(designs), setting);
    }

    /** A report that keeps every design. */
    public StudyReport(
            String title,
            Setting setting,
            List<Metric> objectives,
            List<Limit> limits,
            List<Design> designs,
            @Nullable Knee knee,
            List<Baseline> baselines,
            Winners winners,
            SearchHistory history,
            List<Notice> notices,
            List<Assumption> assumptions,
            Reproduction reproduction) {
        this(
                title,
                setting,
                objectives,
                limits,
                designs,
                Trials.of(designs),
                knee,
                List.of(),
                null,
                Examples.none("none were kept"),
                List.of(),
                null,
                baselines,
                winners,
                history,
                notices,
                assumptions,
                reproduction);
    }

    /** Results that were written before there were such parts have none. */
    private static <T> List<T> kept(@Nullable List<T> parts) {
        return parts == null ? List.of() : List.copyOf(parts);
    }

    private static Examples told(@Nullable Examples examples) {
        return examples == null ? Examples.none("the study was made before any were kept") : examples;
    }

    /** Designs with this standing, in order. */
    public List<Design> designs(Standing standing) {
        return designs.stream().filter(design -> design.standing() == standing).toList();
    }

    /** The recommended design; empty when nothing is feasible. */
    public Optional<Design> kneeDesign() {
        return Optional.ofNullable(knee).flatMap(k -> designs.stream()
                .filter(design -> design.id().equals(k.designId()))
                .findFirst());
    }

    /** The first baseline of this kind. */
    public Optional<Baseline> baseline(Baseline.Kind kind) {
        return baselines.stream().filter(baseline -> baseline.kind() == kind).findFirst();
    }

    /**
     * The latency that matters in this study: the one that is an objective, else the one that is limited, else the mean; operations where
     * no board tells a latency.
     */
    public Metric latencyMetric() {
        return Stream.concat(objectives.stream(), limits.stream().map(Limit::metric))
                .filter(metric -> metric.quantity() == QuantityKind.TIME)
                .findFirst()
                .orElse(setting.boards().isEmpty() ? Metric.MACS : Metric.LATENCY_MEAN);
    }

    /** What cards and tables show of a design: the usual figures, and whatever else is an objective or limited. */
    public List<Metric> shownMetrics() {
        Stream<Metric> usual =
                Stream.of(Metric.ACCURACY, latencyMetric(), Metric.LATENCY_P95, Metric.ENERGY, Metric.MACS);
        Stream<Metric> asked = Stream.concat(
                        objectives.stream(), limits.stream().map(Limit::metric))
                .filter(metric -> Metric.further().contains(metric));
        return Stream.concat(usual, asked).distinct().toList();
    }

    /** Whether the platform can price energy: whether any design or baseline has a number for it. */
    public boolean energyModelled() {
        return designs.stream().anyMatch(design -> design.fit().energyModelled())
                || baselines.stream().anyMatch(b -> b.design().fit().energyModelled());
    }

    private static void checkHistory(SearchHistory history, List<Metric> objectives) {
        Check.require(
                history.reference().isEmpty() || history.reference().size() == objectives.size(),
                "reference point",
                objectives.size() + " numbers",
                history.reference());
    }

    private static Map<String, Design> checkIds(List<Design> designs) {
        Map<String, Design> byId = new HashMap<>();
        for (Design design : designs) {
            Check.require(byId.put(design.id(), design) == null, "design ids", "unique", design.id());
        }
        return byId;
    }

    private static void checkSchedules(Setting setting, List<Design> designs) {
        for (Design design : designs) {
            List<List<Double>> freqHz = design.configuration().freqHz();
            boolean fits = freqHz.size() <= setting.segments().size()
                    && freqHz.stream()
                            .allMatch(row -> row.size() == setting.domains().size());
            Check.require(
                    fits,
                    "clocks of design " + design.id(),
                    "at most " + setting.segments().size() + " segments × "
                            + setting.domains().size() + " domains",
                    freqHz);
        }
    }

    private static void checkKnee(@Nullable Knee knee, Map<String, Design> designs, Setting setting) {
        if (knee == null) {
            return;
        }
        Design design = designs.get(knee.designId());
        Check.require(
                design != null && design.standing() == Standing.FRONT,
                "knee",
                "the id of a design on the front",
                knee.designId());
        int segments = knee.outcome() == null ? 0 : knee.outcome().segments().size();
        Check.require(
                segments <= setting.segments().size(),
                "segments of the knee's outcome",
                "at most " + setting.segments().size() + " in number",
                segments);
    }
}
