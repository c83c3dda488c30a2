package io.exeunt.scenarios.compare;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.Suggestion;
import io.exeunt.policies.Policies;
import io.exeunt.policies.safety.SafeguardedPolicy;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.simulator.policy.ExitPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends policies to the heads that they compete on. "policy@member" says it outright. Else a policy goes to the member of its own name,
 * or to the one whose name it continues ("predictive_oracle" to "predictive"), else to the first member that it can read, the reference
 * being the very first.
 *
 * @param members of the course, the reference first
 * @param margin by which all are fitted below their budget
 */
public record Roster(List<Member> members, SafetyMargin margin) {
    /** Stands for the usual baselines and, in a bundle, the policies that its members are named after. */
    public static final String DEFAULT = "default";

    /** Stands for every policy that can read any of the heads. */
    public static final String ALL = "all";

    private static final String AT = "@";
    private static final List<String> BASELINES = List.of("max_softmax", "entropy", "margin", "patience", "oracle");

    public Roster {
        members = List.copyOf(members);
    }

    /**
     * The entrants of these names, each once.
     *
     * @throws InvalidInputException if there is no such policy or member
     */
    public List<Entrant> of(List<String> names) {
        return names.stream()
                .flatMap(this::spelledOut)
                .map(this::entrant)
                .distinct()
                .toList();
    }

    private Stream<String> spelledOut(String name) {
        return switch (name) {
            case DEFAULT -> Stream.concat(BASELINES.stream(), systems());
            case ALL -> Policies.names().stream().filter(this::canCompete);
            default -> Stream.of(name);
        };
    }

    private Stream<String> systems() {
        return members.stream()
                .map(Member::name)
                .filter(name -> members.size() > 1 && Policies.find(name).isPresent());
    }

    /** Names with a number to fill in are not among those that can. */
    private boolean canCompete(String name) {
        return Policies.find(name)
                .filter(policy -> policy.reads(members.get(home(policy)).trace().fit()))
                .isPresent();
    }

    /** The entrant of a name such as "entropy" or "class_exclusion@class_exclusion". */
    public Entrant entrant(String name) {
        int at = name.lastIndexOf(AT);
        ExitPolicy policy = Policies.byName(at < 0 ? name : name.substring(0, at));
        int own = home(policy);
        int member = at < 0 ? own : member(name, name.substring(at + 1));
        String shown = member == own
                ? policy.name()
                : policy.name() + AT + members.get(member).name();
        boolean guarded = !margin.equals(SafetyMargin.NONE);
        return new Entrant(shown, guarded ? new SafeguardedPolicy(policy, margin) : policy, member);
    }

    private int member(String entry, String wanted) {
        List<String> names = members.stream().map(Member::name).toList();
        if (!names.contains(wanted)) {
            throw new InvalidInputException(
                    "--policies " + entry,
                    "Expected heads of one of " + String.join(", ", names) + ", given '" + wanted + "'",
                    Suggestion.hint(wanted, names).orElse(null));
        }
        return names.indexOf(wanted);
    }

    private int home(ExitPolicy policy) {
        return namesake(policy.name()).or(() -> readable(policy)).orElse(0);
    }

    private Optional<Integer> namesake(String policy) {
        return IntStream.range(0, members.size())
                .filter(m -> (policy + "_").startsWith(members.get(m).name() + "_"))
                .boxed()
                .max(Comparator.comparingInt(m -> members.get(m).name().length()));
    }

    private Optional<Integer> readable(ExitPolicy policy) {
        return IntStream.range(0, members.size())
                .filter(m -> policy.reads(members.get(m).trace().fit()))
                .boxed()
                .findFirst();
    }
}
