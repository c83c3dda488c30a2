package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.scenarios.cli.GlobalOptions.ProgressMode;
import java.time.InstantSource;

/** Shows progress until it is closed. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {
    @Override
    void close();

    /** The display that fits the wish and the terminal. */
    static ProgressDisplay choose(ProgressMode mode, Terminal terminal, InstantSource clock) {
        return switch (mode) {
            case NONE -> new Silent();
            case PLAIN -> new PlainProgress(terminal.err(), clock);
            case BAR -> new BarProgress(terminal.err());
            case AUTO ->
                terminal.errIsTerminal() ? new BarProgress(terminal.err()) : new PlainProgress(terminal.err(), clock);
        };
    }

    /** Shows nothing. */
    final class Silent implements ProgressDisplay {
        @Override
        public void on(ProgressEvent event) {}

        @Override
        public void close() {}
    }
}
