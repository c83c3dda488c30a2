package io.exeunt.explore;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends policies to the systems that they compete on. "policy@system" says it outright. Else a policy goes to the systems of its own
 * name, or whose name it continues or that continue it ("pteenet" to "pteenet_lambda_1.5"), else to every system that it can read.
 */
public final class Contenders {
    private static final String AT = "@";
    private static final String CONTINUED = "_";
    private static final String READS = "docs/policies.md says what each policy reads";

    private final StudySubject subject;
    private final long seed;
    private final int fits;

    /**
     * For the systems of a subject.
     *
     * @param seed for policies that draw random numbers
     * @param fits how often a policy may be fitted that knows no other way, > 0
     */
    public Contenders(StudySubject subject, long seed, int fits) {
        this.subject = subject;
        this.seed = seed;
        this.fits = fits;
    }

    /**
     * The contenders of these names, each once.
     *
     * @throws InvalidInputException if there is no such policy or system, or a policy can read no system's heads
     */
    public List<Contender> of(List<String> names) {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (Contender contender : named(names.get(i), "/policies/" + i)) {
                contenders.putIfAbsent(contender.label(), contender);
            }
        }
        return List.copyOf(contenders.values());
    }

    private List<Contender> named(String name, String pointer) {
        int at = name.lastIndexOf(AT);
        ExitPolicy policy = Policies.byName(at < 0 ? name : name.substring(0, at));
        requireBuildable(policy, pointer);
        List<Integer> systems = at < 0 ? systemsOf(policy, pointer) : List.of(system(name.substring(at + 1), pointer));
        List<Contender> contenders = new ArrayList<>();
        for (int system : systems) {
            requireReadable(policy, subject.systems().get(system), pointer);
            contenders.add(contender(policy, system, pointer));
        }
        if (contenders.isEmpty()) {
            throw refused(pointer, "heads that " + policy.name() + " can read, given " + heads(), READS);
        }
        return contenders;
    }

    private Contender contender(ExitPolicy policy, int index, String pointer) {
        StudySystem system = subject.systems().get(index);
        String label = subject.systems().size() == 1 ? policy.name() : policy.name() + AT + system.name();
        TuningContext context = new TuningContext(
                system.trace().fit(), system.macs(), seed, fits, system.trace().exitNames());
        return new Contender(label, index, policy, new CheckedTuning(policy, context, pointer));
    }

    private List<Integer> systemsOf(ExitPolicy policy, String pointer) {
        List<Integer> own = matching(policy, true, pointer);
        return own.isEmpty() ? matching(policy, false, pointer) : own;
    }

    private List<Integer> matching(ExitPolicy policy, boolean ownOnly, String pointer) {
        return IntStream.range(0, subject.systems().size())
                .filter(i ->
                        !ownOnly || isOwn(policy.name(), kind(subject.systems().get(i))))
                .filter(i -> reads(policy, subject.systems().get(i), pointer))
                .boxed()
                .toList();
    }

    /** What a file tells of its heads; else their name. */
    private static String kind(StudySystem system) {
        HeadOrigin origin = system.origin();
        return origin == null ? system.name() : origin.system();
    }

    private static boolean isOwn(String policy, String system) {
        return system.equals(policy) || system.startsWith(policy + CONTINUED) || policy.startsWith(system + CONTINUED);
    }

    private int system(String name, String pointer) {
        List<String> names = subject.systems().stream().map(StudySystem::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw refused(
                    pointer,
                    "a system among " + String.join(", ", names) + " after '@', given '" + name + "'",
                    Suggestion.hint(name, names).orElse(null));
        }
        return index;
    }

    private static boolean reads(ExitPolicy policy, StudySystem system, String pointer) {
        try {
            return policy.reads(system.trace().fit());
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code
            throw InvalidInputException.ofScenario(
                    pointer,
                    "policy " + policy.name(),
                    "It can't tell whether it can read the heads of " + system.name() + ": reads failed with " + e,
                    null,
                    e);
        }
    }

    private static void requireBuildable(ExitPolicy policy, String pointer) {
        if (!policy.canBeBuilt()) {
            throw refused(
                    pointer,
                    "policies that a device could run, given " + policy.name()
                            + ", which knows what no device can know",
                    "exeunt compare shows it as a bound");
        }
    }

    private static void requireReadable(ExitPolicy policy, StudySystem system, String pointer) {
        if (!reads(policy, system, pointer)) {
            throw refused(
                    pointer,
                    "heads that " + policy.name() + " can read, given those of " + system.name() + ": " + heads(system),
                    READS);
        }
    }

    private static InvalidInputException refused(String pointer, String expected, @Nullable String hint) {
        return InvalidInputException.ofScenario(pointer, "policies", "Expected " + expected, hint, null);
    }

    private String heads() {
        return String.join(
                ", ",
                subject.systems().stream()
                        .map(system -> system.name() + " (" + heads(system) + ")")
                        .toList());
    }

    private static String heads(StudySystem system) {
        var first = system.trace().fit().exits().get(0);
        String kind = first.kind().name().toLowerCase(Locale.ROOT);
        return first.confidence() == null ? kind : kind + " with confidence heads";
    }
}
