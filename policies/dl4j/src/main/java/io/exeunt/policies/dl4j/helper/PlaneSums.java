package io.exeunt.policies.dl4j.helper;

/**
 * Sums over a stretch of an array, eight at a time: independent partial sums are what lets the compiler use vector registers. The
 * order of additions is fixed, so results do not depend on the machine.
 */
final class PlaneSums {
    private PlaneSums() {}

    /** Σ v over [from, to). */
    static double sum(float[] v, int from, int to) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int i = from;
        for (; i + 7 < to; i += 8) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
            e += v[i + 4];
            f += v[i + 5];
            g += v[i + 6];
            h += v[i + 7];
        }
        for (; i < to; i++) {
            a += v[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** Σ (v − vShift)·w over [from, to). */
    static double product(float[] v, float vShift, float[] w, int from, int to) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int i = from;
        for (; i + 7 < to; i += 8) {
            a += (v[i] - vShift) * w[i];
            b += (v[i + 1] - vShift) * w[i + 1];
            c += (v[i + 2] - vShift) * w[i + 2];
            d += (v[i + 3] - vShift) * w[i + 3];
            e += (v[i + 4] - vShift) * w[i + 4];
            f += (v[i + 5] - vShift) * w[i + 5];
            g += (v[i + 6] - vShift) * w[i + 6];
            h += (v[i + 7] - vShift) * w[i + 7];
        }
        for (; i < to; i++) {
            a += (v[i] - vShift) * w[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** Σ (v − shift)² over [from, to). */
    static double squares(float[] v, int from, int to, float shift) {
        float a = 0, b = 0, c = 0, d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            float p = v[i] - shift;
            float q = v[i + 1] - shift;
            float r = v[i + 2] - shift;
            float s = v[i + 3] - shift;
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        for (; i < to; i++) {
            float p = v[i] - shift;
            a += p * p;
        }
        return (a + b) + (c + d);
    }
}
