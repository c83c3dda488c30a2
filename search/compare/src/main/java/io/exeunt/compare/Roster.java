package io.exeunt.compare;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
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
 * Sends policies to the heads that they compete on. "policy@member" says it outright. Else a policy goes to the first member whose system
 * has its name, or a name that it continues ("predictive_oracle" to "predictive"), else to the first member that it can read, the
 * reference being the very first. Where several members are of its system, trained in several ways, it may choose among them.
 *
 * <p>Which system a member is of is told by its {@link Member#origin()}; in files that say nothing, by its name: "pteenet", or
 * "pteenet_lambda_0.3" beside it.
 *
 * @param members of the course, the reference first
 * @param margin by which all are fitted below their budget
 */
public record Roster(List<Member> members, SafetyMargin margin) {
    /** Stands for the usual baselines and, in a bundle, the policies that its members are named after and the learned schedulers. */
    public static final String DEFAULT = "default";

    /** Stands for every policy that can read any of the heads. */
    public static final String ALL = "all";

    private static final String AT = "@";
    private static final String CONTINUED = "_";
    private static final List<String> LEARNED = List.of("eenet", "eenet-exeunt", "corrected_margin");
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
        Stream<String> named = members.stream().map(Member::system).filter(name -> Policies.find(name)
                .isPresent());
        return members.size() == 1 ? Stream.empty() : Stream.concat(named, LEARNED.stream());
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
        ExitPolicy guarded = margin.equals(SafetyMargin.NONE) ? policy : new SafeguardedPolicy(policy, margin);
        List<Integer> own = own(policy);
        if (at < 0) {
            return new Entrant(policy.name(), guarded, own);
        }
        int member = member(name, name.substring(at + 1));
        return new Entrant(own.equals(List.of(member)) ? policy.name() : name, guarded, member);
    }

    /** Its home, and where that is of its own system, the members of the same system trained otherwise. */
    private List<Integer> own(ExitPolicy policy) {
        int home = home(policy);
        return namesake(policy.name()).isEmpty()
                ? List.of(home)
                : IntStream.range(0, members.size())
                        .filter(m -> m == home || isVariant(members.get(m), members.get(home)))
                        .boxed()
                        .sorted(Comparator.comparing(m -> m != home))
                        .toList();
    }

    private static boolean isVariant(Member member, Member of) {
        return member.system().equals(of.system())
                || member.origin().isEmpty()
                        && member.name().startsWith(of.system() + CONTINUED)
                        && Policies.find(member.name()).isEmpty();
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
                .filter(m -> (policy + CONTINUED).startsWith(members.get(m).system() + CONTINUED))
                .boxed()
                .max(Comparator.comparingInt(m -> members.get(m).system().length()));
    }

    private Optional<Integer> readable(ExitPolicy policy) {
        return IntStream.range(0, members.size())
                .filter(m -> policy.reads(members.get(m).trace().fit()))
                .boxed()
                .findFirst();
    }
}
