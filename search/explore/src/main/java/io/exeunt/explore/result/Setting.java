package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What was explored on what.
 *
 * @param network name of the network
 * @param platform device, compute unit, runtime and precision, such as "Jetson TX2 · GPU · TensorRT · fp32"
 * @param dataset name of the data
 * @param splits one per split, with what it was used for
 * @param exits names of all exit sites, the final one last
 * @param segments names of the backbone segments, one per exit
 * @param domains DVFS domains, in the platform's order
 */
public record Setting(
        String network,
        String platform,
        String dataset,
        List<Split> splits,
        List<String> exits,
        List<String> segments,
        List<ClockDomain> domains) {
    public Setting {
        Check.notBlank("network", network);
        Check.notBlank("platform", platform);
        Check.notBlank("dataset", dataset);
        splits = List.copyOf(splits);
        exits = Check.notEmpty("exits", exits);
        segments = Check.notEmpty("segments", segments);
        domains = List.copyOf(domains);
        Check.require(segments.size() == exits.size(), "segments", exits.size() + " in number", segments.size());
    }

    /**
     * A part of the data.
     *
     * @param name such as "fit"
     * @param samples how many
     * @param use what it was used for
     */
    public record Split(String name, int samples, String use) {
        public Split {
            Check.notBlank("split name", name);
            Check.positive("samples of " + name, (long) samples);
        }
    }
}
