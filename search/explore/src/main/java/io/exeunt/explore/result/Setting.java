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
 * @param domains DVFS domains, in the platform's order; those of several boards side by side
 * @param boards names of the boards that designs were priced on; empty where only operations were counted
 * @param across what an objective is over several boards, such as "worst"; "" for one
 * @param systems names of the systems whose heads competed; one at least
 */
public record Setting(
        String network,
        String platform,
        String dataset,
        List<Split> splits,
        List<String> exits,
        List<String> segments,
        List<DomainClocks> domains,
        List<String> boards,
        String across,
        List<String> systems) {
    public Setting {
        Check.notBlank("network", network);
        Check.notBlank("platform", platform);
        Check.notBlank("dataset", dataset);
        splits = List.copyOf(splits);
        exits = Check.notEmpty("exits", exits);
        segments = Check.notEmpty("segments", segments);
        domains = List.copyOf(domains);
        boards = List.copyOf(boards);
        systems = List.copyOf(systems);
        Check.require(segments.size() == exits.size(), "segments", exits.size() + " in number", segments.size());
    }

    /** One system on one board. */
    public Setting(
            String network,
            String platform,
            String dataset,
            List<Split> splits,
            List<String> exits,
            List<String> segments,
            List<DomainClocks> domains) {
        this(network, platform, dataset, splits, exits, segments, domains, List.of(platform), "", List.of(network));
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
