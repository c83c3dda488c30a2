package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.GovernedWalk;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.ArrayList;
import java.util.List;

/**
 * The first inferences of a run, piece by piece: segments, heads and standstills of clock switches. Where heat or a change of mode made
 * an inference longer than its clocks say, all its pieces are drawn longer alike.
 */
public final class SliceBook implements Observer {
    private final CostTables tables;
    private final List<Mode> modes;
    private final int most;
    private final List<Service> services = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param most inferences to keep, > 0
     */
    public SliceBook(CostTables tables, List<Mode> modes, int most) {
        this.tables = tables;
        this.modes = List.copyOf(modes);
        this.most = Check.positive("most", most);
    }

    /**
     * A piece of time on the unit.
     *
     * @param name of what ran
     * @param fromS its beginning in s
     * @param seconds its length
     * @param unit number of the unit, from 1 on
     */
    public record Slice(String name, double fromS, double seconds, int unit) {
        /** On the first unit. */
        public Slice(String name, double fromS, double seconds) {
            this(name, fromS, seconds, 1);
        }
    }

    @Override
    public void see(Stretch stretch) {}

    @Override
    public void see(Service service) {
        if (services.size() < most) {
            services.add(service);
        }
    }

    @Override
    public void see(Part part) {
        if (parts.size() < most) {
            parts.add(part);
        }
    }

    /** Each inference, and within it its pieces, in the order of their beginnings; where requests share the board, the segments. */
    public List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        if (!parts.isEmpty()) {
            parts.forEach(part -> add(part, slices));
            return slices;
        }
        services.forEach(service -> add(service, slices));
        return slices;
    }

    private void add(Service service, List<Slice> slices) {
        Mode mode = modes.get(service.mode());
        PathHistogram.Entry entry = mode.paths().entries().get(service.path());
        String exit = "leaves at exit " + (entry.path().exit() + 1);
        slices.add(
                new Slice(modes.size() == 1 ? exit : mode.name() + ", " + exit, service.startS(), service.latencyS()));
        List<Slice> pieces = new ArrayList<>();
        GovernedWalk.along(entry.path(), mode.governor(), tables, (k, walk) -> add(k, walk, pieces));
        double plainS = pieces.stream().mapToDouble(Slice::seconds).sum();
        double fromS = service.startS();
        for (Slice piece : pieces) {
            double seconds = piece.seconds() * service.latencyS() / plainS;
            slices.add(new Slice(piece.name(), fromS, seconds));
            fromS += seconds;
        }
    }

    private void add(Part part, List<Slice> slices) {
        String name = tables.network().segments().get(part.segment()).name();
        int unit = part.unit() + 1;
        if (part.handOverS() > 0) {
            slices.add(new Slice("handing over", part.fromS(), part.handOverS(), unit));
        }
        slices.add(new Slice(
                part.size() == 1 ? name : name + " of " + part.size(),
                part.fromS() + part.handOverS(),
                part.seconds(),
                unit));
    }

    private void add(int k, Walk walk, List<Slice> pieces) {
        Segment segment = tables.network().segments().get(k);
        add("clock switch", walk.switchS(), pieces);
        add("stage begins", walk.cutS(), pieces);
        add(segment.name(), walk.segmentS(), pieces);
        add(tables.network().branches().get(k).name(), walk.headS(), pieces);
        add("decision", walk.syncS(), pieces);
    }

    private static void add(String name, double seconds, List<Slice> pieces) {
        if (seconds > 0) {
            pieces.add(new Slice(name, 0, seconds));
        }
    }
}
