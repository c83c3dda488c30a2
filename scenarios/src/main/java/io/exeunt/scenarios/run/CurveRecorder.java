package io.exeunt.scenarios.run;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.EpochListener;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks after each epoch how often each exit is right, on some training samples and as many of <em>fit</em>; nothing is chosen by it. */
final class CurveRecorder implements EpochListener {
    /** Most samples of either kind. */
    static final int SAMPLES = 1000;

    private final CurveFile file;
    private final Recording recording;
    private final LabelledImages train;
    private final LabelledImages fit;

    CurveRecorder(CurveFile file, Recording recording, Splits splits) {
        this.file = file;
        this.recording = recording;
        int samples =
                Math.min(SAMPLES, Math.min(splits.train().size(), splits.fit().size()));
        train = evenly(splits.train(), samples);
        fit = evenly(splits.fit(), samples);
    }

    private static LabelledImages evenly(LabelledImages images, int count) {
        return images.subset(
                images.name(),
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * images.size() / count))
                        .toArray());
    }

    @Override
    public void ended(int epoch, Supplier<MultiExitGraph> network) {
        MultiExitGraph graph = network.get();
        var trace = TraceRecorder.record(graph, recording.runtime(graph).forward(), train, fit);
        List<CurveFile.Row> rows = ExitAccuracy.table(trace).stream()
                .map(exit -> new CurveFile.Row(epoch, exit.exit(), train.size(), exit.fit(), exit.report()))
                .toList();
        try {
            file.add(epoch, rows);
        } catch (IOException e) {
            throw StoreException.writing(file.path(), e);
        }
    }
}
