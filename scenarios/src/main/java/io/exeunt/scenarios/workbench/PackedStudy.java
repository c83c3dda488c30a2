package io.exeunt.scenarios.workbench;

import io.exeunt.scenarios.spec.PortableScenario;
import java.util.List;

/**
 * Everything that a machine with no file of this one needs to compute a study.
 *
 * @param scenario that is asked
 * @param subject that it is asked about; many studies have the same
 * @param commandLine that makes the same study, for its manifest
 */
public record PackedStudy(PortableScenario scenario, PackedSubject subject, List<String> commandLine) {
    public PackedStudy {
        commandLine = List.copyOf(commandLine);
    }
}
