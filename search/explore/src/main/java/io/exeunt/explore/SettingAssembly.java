package io.exeunt.explore;

import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.Setting;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a report says of what was explored: network, boards, splits, clocks. */
final class SettingAssembly {
    private final ExploreSpec spec;
    private final StudySubject subject;
    private final DesignPricing pricing;
    private final List<ClockGroup> groups;

    SettingAssembly(Exploration exploration) {
        this.spec = exploration.spec();
        this.pricing = exploration.pricing();
        this.subject = pricing.subject();
        this.groups = exploration.search().space().groups();
    }

    Setting setting() {
        List<Board> boards = pricing.boards();
        StudySystem largest = subject.systems().stream()
                .max(Comparator.comparingInt(StudySystem::exits))
                .orElseThrow();
        return new Setting(
                subject.network(),
                boards.isEmpty() ? "no board: operations are counted" : names(boards, " + "),
                subject.dataset(),
                splits(),
                largest.trace().exitNames(),
                largest.segmentNames(),
                domains(),
                boards.stream().map(Board::name).toList(),
                boards.size() > 1 ? spec.across().key() : "",
                subject.systems().stream().map(StudySystem::name).toList());
    }

    private static String names(List<Board> boards, String between) {
        return boards.size() == 1
                ? boards.get(0).platform().id()
                : String.join(between, boards.stream().map(Board::name).toList());
    }

    private List<Setting.Split> splits() {
        ExitTrace trace = subject.reference().trace();
        List<Setting.Split> splits = new ArrayList<>();
        if (subject.trainSamples() > 0) {
            splits.add(new Setting.Split("train", subject.trainSamples(), "training of the network"));
        }
        splits.add(new Setting.Split("fit", trace.fit().samples(), "thresholds and search; held out of training"));
        pricing.kept().stream()
                .findFirst()
                .ifPresent(kept -> splits.add(new Setting.Split(
                        kept.name(),
                        kept.samples(),
                        "part of fit that no search has seen; limits are certified on it")));
        splits.add(new Setting.Split("report", trace.report().samples(), "final figures; nothing was tuned on it"));
        return splits;
    }

    /** The domains of each group of boards; named after its first board where there are several. */
    private List<DomainClocks> domains() {
        List<DomainClocks> domains = new ArrayList<>();
        for (ClockGroup group : groups) {
            String owner = groups.size() == 1 ? "" : group.name() + " ";
            group.states().domains().forEach(domain -> domains.add(clocks(owner, domain)));
        }
        return domains;
    }

    private static DomainClocks clocks(String owner, DvfsDomain domain) {
        return new DomainClocks(
                owner + domain.id(),
                domain.opps().points().stream().map(OperatingPoint::freqHz).toList());
    }
}
