package io.exeunt.policies.load;

import io.exeunt.ground.Check;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;

/**
 * Exits that react to the load: while the queue is long, requests are answered by designs whose samples leave earlier. A design is taken
 * when so many requests wait, and left when at most half as many do, so that it does not come and go with each request.
 *
 * @param modes the usual design, then those for longer and longer queues
 * @param queued number of waiting requests, the one about to begin included, from which on each mode is taken; 0 for the first, rising
 */
public record QueueRelief(List<Mode> modes, List<Integer> queued) implements LoadGovernor {
    public QueueRelief {
        modes = Check.notEmpty("modes", modes);
        queued = List.copyOf(queued);
        Check.require(queued.size() == modes.size(), "queue lengths", "one per mode", queued);
        for (int i = 1; i < queued.size(); i++) {
            Check.require(queued.get(i) > queued.get(i - 1), "queue lengths", "rising", queued);
        }
    }

    @Override
    public String describe() {
        return "other designs while " + queued.subList(1, queued.size()) + " requests wait";
    }

    @Override
    public Memory begin() {
        return this::choose;
    }

    private int choose(LoadLook look) {
        int mode = look.mode();
        while (mode + 1 < modes.size() && look.queued() >= queued.get(mode + 1)) {
            mode++;
        }
        while (mode > 0 && 2 * look.queued() <= queued.get(mode)) {
            mode--;
        }
        return mode;
    }
}
