package io.exeunt.reports.insight;

import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Certification.LimitProof;
import io.exeunt.explore.result.Certification.Verdict;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.Optional;

/** Says whether limits hold beyond the samples that were searched, and how much is missing where they don't. */
public final class CertificationChecks {
    private CertificationChecks() {}

    /** What was certified; empty where nobody asked. */
    public static Optional<Notice> certified(StudyReport report) {
        Certification certification = report.certification();
        if (certification == null) {
            return Optional.empty();
        }
        return Optional.of(certification.holding() > 0 ? holds(report, certification) : missing(report, certification));
    }

    private static Notice holds(StudyReport report, Certification certification) {
        boolean all = certification.holding() == certification.verdicts().size();
        String text = (all ? "All " : Numbers.count(certification.holding()) + " of ")
                + Numbers.plural(certification.verdicts().size(), "design") + " on the front keep the limits with "
                + Numbers.roughPercent(certification.confidence()) + " confidence, certified on "
                + Numbers.plural(certification.kept(), "sample") + " that no search has seen"
                + kneeAmongThem(report, certification) + ".";
        return new Notice(Severity.OK, text, "");
    }

    private static String kneeAmongThem(StudyReport report, Certification certification) {
        return report.kneeDesign()
                        .flatMap(knee -> certification.of(knee.id()))
                        .filter(Verdict::holds)
                        .isPresent()
                ? ", the knee among them"
                : "";
    }

    private static Notice missing(StudyReport report, Certification certification) {
        String text = "No design on the front is certain to keep the limits with "
                + Numbers.roughPercent(certification.confidence()) + " confidence on "
                + Numbers.plural(certification.kept(), "sample") + " that were kept for certifying.";
        Knee knee = report.knee();
        String hint = Optional.ofNullable(knee)
                .flatMap(known -> certification.of(known.designId()))
                .flatMap(Verdict::weakest)
                .map(CertificationChecks::needed)
                .orElse("Loosen a limit.");
        return new Notice(Severity.WARNING, text, hint);
    }

    /** What would prove a limit. */
    static String needed(LimitProof proof) {
        String limit = Wording.limit(proof.limit());
        if (proof.limit().metric() == Metric.CLASS_ACCURACY && Double.isNaN(proof.estimate())) {
            return "The knee's weakest limit is " + limit
                    + ", and a class has no sample among those kept: keep more samples, or leave that limit out.";
        }
        return proof.samplesNeeded() == LimitProof.NEVER
                ? "The knee's weakest limit is " + limit + ", which no number of samples would prove: loosen it."
                : "The knee's weakest limit is " + limit + ": about " + Numbers.count(proof.samplesNeeded())
                        + " kept samples would prove it, twice as many of fit; or loosen it.";
    }
}
