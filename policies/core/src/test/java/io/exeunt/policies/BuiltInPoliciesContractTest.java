package io.exeunt.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.contract.ExitPolicyContract;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.trace.HeadKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every built-in policy keeps the contract. */
class BuiltInPoliciesContractTest {
    @Nested
    class Never extends BuiltIn {
        Never() {
            super("never", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class Fixed extends BuiltIn {
        Fixed() {
            super("fixed", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class PatienceOfTwo extends BuiltIn {
        PatienceOfTwo() {
            super("patience:2", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class MaxSoftmax extends BuiltIn {
        MaxSoftmax() {
            super("max_softmax", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class Entropy extends BuiltIn {
        Entropy() {
            super("entropy", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class Margin extends BuiltIn {
        Margin() {
            super("margin", HeadKind.SIGMOID);
        }
    }

    @Nested
    class MaxAbsLogit extends BuiltIn {
        MaxAbsLogit() {
            super("max_abs_logit", HeadKind.LOGITS);
        }
    }

    @Nested
    class Confidence extends BuiltIn {
        Confidence() {
            super("confidence", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class Patience extends BuiltIn {
        Patience() {
            super("patience", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class Pteenet extends BuiltIn {
        Pteenet() {
            super("pteenet", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class PteenetEntropy extends BuiltIn {
        PteenetEntropy() {
            super("pteenet_entropy", HeadKind.LOGITS);
        }
    }

    @Nested
    class ClassExclusion extends BuiltIn {
        ClassExclusion() {
            super("class_exclusion", HeadKind.SIGMOID);
        }
    }

    @Nested
    class ClassExclusionCr extends BuiltIn {
        ClassExclusionCr() {
            super("class_exclusion_cr", HeadKind.SIGMOID);
        }
    }

    @Nested
    class Predictive extends BuiltIn {
        Predictive() {
            super("predictive", HeadKind.LOGITS);
        }
    }

    @Nested
    class PredictiveOracle extends BuiltIn {
        PredictiveOracle() {
            super("predictive_oracle", HeadKind.LOGITS);
        }
    }

    @Nested
    class PredictiveHierarchical extends BuiltIn {
        PredictiveHierarchical() {
            super("predictive_hierarchical", HeadKind.LOGITS);
        }
    }

    @Nested
    class PredictivePlacement extends BuiltIn {
        PredictivePlacement() {
            super("predictive_placement", HeadKind.LOGITS);
        }
    }

    @Nested
    class PredictiveSaving extends BuiltIn {
        PredictiveSaving() {
            super("predictive_saving", HeadKind.LOGITS);
        }
    }

    @Nested
    class Edgebert extends BuiltIn {
        Edgebert() {
            super("edgebert", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class EdgebertDirect extends BuiltIn {
        EdgebertDirect() {
            super("edgebert_direct", HeadKind.LOGITS);
        }
    }

    @Nested
    class Eenet extends BuiltIn {
        Eenet() {
            super("eenet", HeadKind.SOFTMAX);
        }
    }

    @Nested
    class EenetExeunt extends BuiltIn {
        EenetExeunt() {
            super("eenet-exeunt", HeadKind.LOGITS);
        }
    }

    @Nested
    class CorrectedMargin extends BuiltIn {
        CorrectedMargin() {
            super("corrected_margin", HeadKind.SIGMOID);
        }
    }

    @Nested
    class Oracle extends BuiltIn {
        Oracle() {
            super("oracle", HeadKind.SOFTMAX);
        }
    }

    @Test
    void noneIsLeftOut() throws ReflectiveOperationException {
        Set<String> checked = new HashSet<>();
        for (Class<?> nested : getClass().getDeclaredClasses()) {
            if (nested.isAnnotationPresent(Nested.class)) {
                var constructor = nested.getDeclaredConstructor(getClass());
                checked.add(((BuiltIn) constructor.newInstance(this)).policy().name());
            }
        }

        assertThat(checked)
                .containsAll(Policies.builtIn().stream().map(ExitPolicy::name).toList());
    }

    private abstract static class BuiltIn extends ExitPolicyContract {
        private final String name;
        private final HeadKind kind;

        BuiltIn(String name, HeadKind kind) {
            this.name = name;
            this.kind = kind;
        }

        @Override
        protected ExitPolicy policy() {
            return Policies.byName(name);
        }

        @Override
        protected HeadKind headKind() {
            return kind;
        }

        @Override
        protected boolean knowsLabels() {
            return name.equals("oracle");
        }
    }
}
