package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.text.TextEncoding;
import io.exeunt.policies.dl4j.text.TextLayout;
import io.exeunt.policies.dl4j.text.TextSet;
import io.exeunt.policies.dl4j.text.Vocabulary;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.DataSpec;

/** Reads the texts that a scenario names. The vocabulary is that of the texts that are left to learn from. */
final class TextSplits {
    private TextSplits() {}

    static Splits read(DataSpec.Texts data, SplitSpec spec, PhaseLog log) {
        TextSet set = TextSet.read(new TextSet.Source(
                data.train(), data.test(), layout(data.layout()), encoding(data.encoding()), data.tokens()));
        if (set.shortened() > 0) {
            log.note(Numbers.count(set.shortened()) + " texts are longer than data.tokens = " + data.tokens()
                    + "; the network sees their beginnings");
        }
        Splits splits = Splits.of(set.set().train(), set.set().test(), spec);
        return splits.mapped(Vocabulary.of(splits.train(), set.words(), data.vocabulary()));
    }

    private static TextLayout layout(DataSpec.Layout asked) {
        return switch (asked) {
            case SST2 -> TextLayout.SST2;
            case AG_NEWS -> TextLayout.AG_NEWS;
            case TREC -> TextLayout.TREC;
        };
    }

    private static TextEncoding encoding(DataSpec.Encoding asked) {
        return switch (asked) {
            case UTF8 -> TextEncoding.UTF8;
            case LATIN1 -> TextEncoding.LATIN1;
        };
    }
}
