package io.exeunt.ground.progress;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What somebody needs to get the same numbers again.
 *
 * @param version of Exeunt
 * @param commandLine as typed
 * @param seed of the study
 * @param facts about JVM, operating system, processor, time of the run; name and value
 * @param inputs files and data the study read
 * @param phases what the run did, in order
 */
public record Reproduction(
        String version, String commandLine, long seed, List<Fact> facts, List<Input> inputs, List<Phase> phases) {
    public Reproduction {
        Check.notBlank("version", version);
        Check.notBlank("command line", commandLine);
        facts = List.copyOf(facts);
        inputs = List.copyOf(inputs);
        phases = List.copyOf(phases);
    }

    /** Something worth knowing about the run: its name and value. */
    public record Fact(String name, String value) {
        public Fact {
            Check.notBlank("fact", name);
        }
    }

    /** Something that was read: its name and the SHA-256 of its content, in hex. */
    public record Input(String name, String sha256) {
        public Input {
            Check.notBlank("input", name);
        }
    }
}
