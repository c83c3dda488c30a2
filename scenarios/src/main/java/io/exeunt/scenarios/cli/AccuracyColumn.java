package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.validation.Accuracy;
import java.util.Locale;
import java.util.function.Function;

/** A figure of how near predictions come to measurements. */
enum AccuracyColumn {
    COUNT("n", accuracy -> Integer.toString(accuracy.count())),
    MEAN_ERROR("mean error", accuracy -> Format.percent(accuracy.meanError())),
    MEDIAN_ERROR("median", accuracy -> Format.percent(accuracy.medianError())),
    WITHIN_5("within 5 %", accuracy -> share(accuracy.within5())),
    WITHIN_10("within 10 %", accuracy -> share(accuracy.within10())),
    BIAS("bias", accuracy -> String.format(Locale.ROOT, "%+.2f %%", 100 * accuracy.bias())),
    WORST_ERROR("worst", accuracy -> Format.percent(accuracy.worstError())),
    SPEARMAN(
            "Spearman",
            accuracy ->
                    Double.isNaN(accuracy.spearman()) ? "–" : String.format(Locale.ROOT, "%.4f", accuracy.spearman()));

    private final String title;
    private final Function<Accuracy, String> text;

    AccuracyColumn(String title, Function<Accuracy, String> text) {
        this.title = title;
        this.text = text;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    String title() {
        return title;
    }

    String of(Accuracy accuracy) {
        return text.apply(accuracy);
    }
}
