package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Samples of the report split as pictures, and where designs of the front let them leave.
 *
 * @param shown the pictures
 * @param leaving of some designs, the recommended one among them
 */
public record Examples(SamplePictures shown, List<Leaving> leaving) {
    public Examples {
        leaving = List.copyOf(leaving);
        Set<String> ids = new HashSet<>();
        for (Leaving each : leaving) {
            Check.require(ids.add(each.designId()), "designs with examples", "named once", each.designId());
            Check.require(
                    each.exits().size() == shown.pictures().size(),
                    "samples that leave",
                    shown.pictures().size() + " in number",
                    each.exits().size());
        }
    }

    /** No pictures. */
    public static Examples none(String why) {
        return new Examples(SamplePictures.none(why), List.of());
    }

    /** What a design does with the samples; empty where that is not kept. */
    public Optional<Leaving> of(String designId) {
        return leaving.stream().filter(each -> each.designId().equals(designId)).findFirst();
    }

    /**
     * What a design does with the samples.
     *
     * @param designId of the design
     * @param exits name of the exit at which each leaves, [picture]
     * @param right whether its answer is right, [picture]
     */
    public record Leaving(String designId, List<String> exits, List<Boolean> right) {
        public Leaving {
            Check.notBlank("designId", designId);
            exits = List.copyOf(exits);
            right = List.copyOf(right);
            Check.require(right.size() == exits.size(), "right", exits.size() + " in number", right.size());
        }
    }
}
