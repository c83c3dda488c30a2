package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.cache.CacheEntry;
import io.exeunt.scenarios.cache.CacheInventory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code exeunt cache}. */
@Command(
        name = "cache",
        description = {
            "Trained networks, checkpoints and traces, kept so that the same work is never done twice.",
            "Place: $EXEUNT_CACHE, else $XDG_CACHE_HOME/exeunt, else ~/.cache/exeunt.",
            ""
        },
        synopsisSubcommandLabel = "<command>")
final class CacheCommand {
    private CacheCommand() {}

    /** The group, which does nothing of its own. */
    static CacheCommand group() {
        return new CacheCommand();
    }

    /** {@code exeunt cache list}. */
    @Command(
            name = "list",
            description = {"Lists what the cache holds, used last first. Dates are UTC.", ""},
            footer = {"", "Examples:", "  exeunt cache list", "  EXEUNT_CACHE=/data/cache exeunt cache list"})
    @ExitCodes(ExitCode.STORAGE)
    static final class ListEntries implements Callable<Integer> {
        private static final DateTimeFormatter DATE =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

        private final CommandContext context;

        ListEntries(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            List<CacheEntry> entries = context.services().cache().inventory().entries();
            Listing table = new Listing("kind", "hash", "what", ">size", "made", "last used");
            entries.forEach(entry -> table.row(
                    entry.kind().key(),
                    entry.hash().substring(0, Math.min(12, entry.hash().length())),
                    entry.label(),
                    Format.bytes(entry.bytes()),
                    DATE.format(entry.created()),
                    DATE.format(entry.lastUse())));
            table.print(context.terminal());
            long bytes = entries.stream().mapToLong(CacheEntry::bytes).sum();
            context.out()
                    .println(count(entries.size()) + ", " + Format.bytes(bytes) + " in "
                            + context.services().cache().root());
            return ExitCode.OK.code();
        }
    }

    /** {@code exeunt cache clean}. */
    @Command(
            name = "clean",
            description = {"Removes entries from the cache; what another process is using stays.", ""},
            footer = {"", "Examples:", "  exeunt cache clean --older-than 30d", "  exeunt cache clean --all"})
    @ExitCodes(ExitCode.STORAGE)
    static final class Clean implements Callable<Integer> {
        private final CommandContext context;

        @ArgGroup(multiplicity = "1")
        private Choice choice = new Choice();

        Clean(CommandContext context) {
            this.context = context;
        }

        /** Which entries go. */
        static final class Choice {
            @Option(
                    names = "--older-than",
                    paramLabel = "<age>",
                    converter = AgeConverter.class,
                    description = "Those last used longer ago than this, such as 30d, 12h or 45m.")
            private Duration olderThan = Duration.ZERO;

            @Option(names = "--all", description = "Everything.")
            private boolean all;
        }

        @Override
        public Integer call() {
            Instant limit = context.services().clock().instant().minus(choice.olderThan);
            Predicate<CacheEntry> unwanted =
                    entry -> choice.all || entry.lastUse().isBefore(limit);
            CacheInventory.Cleaning cleaning =
                    context.services().cache().inventory().remove(unwanted);
            cleaning.busy().forEach(entry -> context.terminal()
                    .err()
                    .println("kept, in use: " + entry.kind().key() + " " + entry.label()));
            context.out()
                    .println("removed " + count(cleaning.removed().size()) + ", " + Format.bytes(cleaning.bytesFreed())
                            + " freed");
            return ExitCode.OK.code();
        }
    }

    private static String count(int entries) {
        return entries + (entries == 1 ? " entry" : " entries");
    }
}
