package io.exeunt.policies.example;

import io.exeunt.policies.contract.ExitPolicyContract;
import io.exeunt.simulator.policy.ExitPolicy;

/** How a third party checks its policy: one class, the contract does the rest. */
class FirstOrFinalPolicyTest extends ExitPolicyContract {
    @Override
    protected ExitPolicy policy() {
        return new FirstOrFinalPolicy();
    }
}
