package io.exeunt.scenarios.spec;

import io.exeunt.scenarios.spec.HeadsSpec.SystemName;
import io.exeunt.scenarios.spec.NetworkSpec.Exit;
import io.exeunt.scenarios.spec.NetworkSpec.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what exits pool to is no finer than the feature maps that they stand at. */
public final class GridCheck {
    private final Scenario scenario;
    private final List<Integer> sides;
    private final List<Integer> ownExits;

    /**
     * A check.
     *
     * @param sides smaller side of the feature map in pixels, behind the stem and behind each block
     * @param ownExits behind how many blocks a preset's own exits stand
     */
    private GridCheck(Scenario scenario, List<Integer> sides, List<Integer> ownExits) {
        this.scenario = scenario;
        this.sides = sides;
        this.ownExits = ownExits;
    }

    /**
     * A grid that is too fine.
     *
     * @param pointer JSON pointer of its value in the scenario
     * @param problem what was expected and what was given
     */
    public record TooFine(String pointer, String problem) {}

    /**
     * The first grid that is too fine for its feature map; empty where all fit, or the images are not known yet.
     *
     * @param known what is known of presets
     */
    static Optional<TooFine> of(Scenario scenario, KnownNames known) {
        if (scenario.network() instanceof NetworkSpec.Preset preset) {
            return imageSide(scenario.data()).flatMap(side -> new GridCheck(
                            scenario, known.mapSides(preset.name(), side), known.exitPlaces(preset.name()))
                    .first());
        }
        return imageSide(scenario.data()).flatMap(side -> of(scenario, side));
    }

    /**
     * The first grid of a network of one's own that is too fine for images of this size; empty where all fit.
     *
     * @param imageSide smaller side of an image in pixels
     */
    public static Optional<TooFine> of(Scenario scenario, int imageSide) {
        return scenario.network() instanceof NetworkSpec.ResidualCnn cnn
                ? new GridCheck(scenario, sides(cnn, imageSide), List.of()).first()
                : Optional.empty();
    }

    /** Known of published sets only. */
    private static Optional<Integer> imageSide(DataSpec data) {
        if (data instanceof DataSpec.IdxFiles || data instanceof DataSpec.ImageFolder) {
            return Optional.empty();
        }
        if (data instanceof DataSpec.Texts) {
            return Optional.of(1);
        }
        return Optional.of(Set.of("cifar10", "cifar100").contains(data.set()) ? 32 : 28);
    }

    private static List<Integer> sides(NetworkSpec.ResidualCnn cnn, int imageSide) {
        List<Integer> sides = new ArrayList<>();
        int side = ceilDiv(imageSide, cnn.stem().stride());
        sides.add(side);
        for (Stage stage : cnn.stages()) {
            side = ceilDiv(side, stage.stride());
            sides.addAll(Collections.nCopies(stage.blocks(), side));
        }
        return sides;
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    private Optional<TooFine> first() {
        return exits().or(this::finalHead).or(this::classExclusion).or(this::predictive);
    }

    private List<Exit> sideExits() {
        return scenario.network() instanceof NetworkSpec.ResidualCnn cnn
                ? cnn.exits()
                : ((NetworkSpec.Preset) scenario.network()).exits();
    }

    private Optional<TooFine> exits() {
        List<Exit> exits = sideExits();
        for (int i = 0; i < exits.size(); i++) {
            Exit exit = exits.get(i);
            int side = sides.get(Math.min(exit.afterBlock(), sides.size() - 1));
            if (exit.head().grid() > side) {
                return tooFine("/network/exits/" + i + "/grid", exit.head().grid(), side);
            }
        }
        return Optional.empty();
    }

    private Optional<TooFine> finalHead() {
        int side = sides.get(sides.size() - 1);
        return scenario.network() instanceof NetworkSpec.ResidualCnn cnn
                        && cnn.finalHead().grid() > side
                ? tooFine("/network/final_head/grid", cnn.finalHead().grid(), side)
                : Optional.empty();
    }

    private Optional<TooFine> classExclusion() {
        int grid = scenario.heads().classExclusion().grid();
        boolean trained = scenario.heads().systems().contains(SystemName.CLASS_EXCLUSION)
                || scenario.heads().systems().contains(SystemName.CLASS_EXCLUSION_CR);
        return trained && grid > smallestAtAnExit()
                ? tooFine("/heads/class_exclusion/grid", grid, smallestAtAnExit())
                : Optional.empty();
    }

    private Optional<TooFine> predictive() {
        int windows = scenario.heads().predictive().windowsPerSide();
        return scenario.heads().systems().contains(SystemName.PREDICTIVE) && windows > smallestAtAnExit()
                ? tooFine("/heads/predictive/windows_per_side", windows, smallestAtAnExit())
                : Optional.empty();
    }

    private int smallestAtAnExit() {
        List<Integer> places = sideExits().isEmpty()
                ? ownExits
                : sideExits().stream().map(Exit::afterBlock).toList();
        return places.stream()
                .mapToInt(place -> sides.get(Math.min(place, sides.size() - 1)))
                .min()
                .orElse(sides.get(Math.max(0, sides.size() - 2)));
    }

    private static Optional<TooFine> tooFine(String pointer, int given, int side) {
        return Optional.of(new TooFine(
                pointer,
                "expected at most " + side + ", as the feature map of the exit is " + side + " pixels wide, given "
                        + given));
    }
}
