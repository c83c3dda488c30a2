package io.exeunt.scenarios.spec;

import io.exeunt.ground.spec.YamlText;

/** Prints a scenario as a complete file: reading it back gives the same scenario. */
public final class ScenarioPrinter {
    private ScenarioPrinter() {}

    /** The scenario in YAML. */
    public static String print(Scenario scenario) {
        return YamlText.of(ScenarioForm.print(scenario));
    }
}
