package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolutional network as a stack of {@link Unit}s with side exits between them; {@link Families} has the published ones.
 *
 * @param name of the network
 * @param input shape of one image
 * @param classes number of classes, > 1
 * @param units blocks, in order
 * @param exits side exits, in backbone order, the first behind at least one unit
 * @param finalHead head of the final exit
 */
public record StackSpec(
        String name, FeatureMap input, int classes, List<Unit> units, List<Exit> exits, ExitHead finalHead)
        implements NetworkDesign {
    public StackSpec {
        Check.notBlank("name", name);
        Check.require(classes > 1, "classes", "> 1", classes);
        units = Check.notEmpty("units", units);
        exits = NetworkDesign.checked(exits, 1, units.size());
        int vanished = sides(units, input).indexOf(0);
        if (vanished > 0) {
            throw InvalidInputException.ofScenario(
                    "/network/preset",
                    "network " + name,
                    "expected larger images: nothing is left of " + input.height() + "x" + input.width()
                            + " pixels behind block " + vanished,
                    "another preset of docs/networks.md takes them",
                    null);
        }
    }

    @Override
    public StackSpec withExits(List<Exit> others) {
        return new StackSpec(name, input, classes, units, others, finalHead);
    }

    @Override
    public int blocks() {
        return units.size();
    }

    @Override
    public List<Integer> mapSides() {
        return sides(units, input);
    }

    private static List<Integer> sides(List<Unit> units, FeatureMap input) {
        List<Integer> sides = new ArrayList<>();
        int side = Math.min(input.height(), input.width());
        sides.add(side);
        for (Unit unit : units) {
            side = Math.max(0, side(unit, side));
            sides.add(side);
        }
        return List.copyOf(sides);
    }

    /** Rows or columns that a unit makes of so many. */
    private static int side(Unit unit, int side) {
        if (unit instanceof Unit.Convolution of) {
            return windows(side, of.kernel(), of.stride(), of.padding());
        } else if (unit instanceof Unit.MaxPool of) {
            return windows(side, of.window(), of.stride(), 0);
        } else if (unit instanceof Unit.Separable of) {
            return windows(side, 3, of.stride(), 1);
        } else if (unit instanceof Unit.InvertedResidual of) {
            return windows(side, 3, of.stride(), 1);
        } else if (unit instanceof Unit.Transition) {
            return windows(side, 2, 2, 0);
        }
        return side;
    }

    /** Windows along an axis, those over the edge left out. */
    static int windows(int in, int kernel, int stride, int padding) {
        return Math.floorDiv(in + 2 * padding - kernel, stride) + 1;
    }
}
