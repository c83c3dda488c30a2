package io.exeunt.hwmodels.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of ONNX's operators (onnx/docs/Operators.md). */
final class Rules {
    private static final Map<String, Call.Rule> RULES = rules();

    /** Operators that hold graphs of their own, of which nobody knows beforehand how often they run. */
    private static final Set<String> CONTROL_FLOW = Set.of("If", "Loop", "Scan", "SequenceMap");

    private Rules() {}

    /** How an operator makes outputs of inputs; empty if it is not known. */
    static Optional<Call.Rule> of(OnnxNode node) {
        return node.standard() ? Optional.ofNullable(RULES.get(node.type())) : Optional.empty();
    }

    /** Whether a node decides at run time what is computed. */
    static boolean controlFlow(OnnxNode node) {
        return node.standard() && CONTROL_FLOW.contains(node.type());
    }

    private static Map<String, Call.Rule> rules() {
        Map<String, Call.Rule> rules = new HashMap<>();
        WindowRules.addTo(rules);
        ProductRules.addTo(rules);
        ElementRules.addTo(rules);
        MoveRules.addTo(rules);
        PickRules.addTo(rules);
        ValueRules.addTo(rules);
        return Map.copyOf(rules);
    }
}
