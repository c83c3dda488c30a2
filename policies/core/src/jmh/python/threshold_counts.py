#!/usr/bin/env python3
"""What BenchmarkThresholdKernel measures, in vectorised NumPy: 10,000 samples, 10 exits, random thresholds.

Prints microseconds per rule. Needs NumPy (Debian: python3-numpy).
"""
import time

import numpy as np

SAMPLES, EXITS, RULES = 10_000, 10, 200

random = np.random.default_rng(1)
scores = random.random((EXITS, SAMPLES))
right = random.random((EXITS, SAMPLES)) < 0.7
thresholds = random.uniform(100 / 255, 1, (RULES, EXITS))
thresholds[:, -1] = -np.inf


def counts(rule):
    """How many samples leave at each exit, and how many of them are right."""
    left = np.zeros(EXITS, int)
    correct = np.zeros(EXITS, int)
    here = np.ones(SAMPLES, bool)
    for k in range(EXITS):
        leave = here & (scores[k] >= rule[k])
        left[k] = np.count_nonzero(leave)
        correct[k] = np.count_nonzero(leave & right[k])
        here ^= leave
    return left, correct


best = float("inf")
for _ in range(5):
    begin = time.perf_counter()
    for each in thresholds:
        counts(each)
    best = min(best, (time.perf_counter() - begin) / RULES)
print(f"NumPy {np.__version__}: {best * 1e6:.1f} us per rule")
