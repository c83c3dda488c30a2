package io.exeunt.policies.eenet;

/**
 * Arithmetic on columns of numbers, one per sample. Loops without branches and with independent sums, which the compiler turns into vector
 * instructions or at least keeps all units busy with.
 */
final class Columns {
    /** Beyond it the hyperbolic tangent is ±1 in single precision. */
    private static final float LARGEST = 7.9f;

    private Columns() {}

    /** to += scale · from. */
    static void addScaled(float[] to, float scale, float[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += scale * from[i];
        }
    }

    static double sum(float[] values) {
        double a = 0;
        double b = 0;
        int even = values.length & ~1;
        for (int i = 0; i < even; i += 2) {
            a += values[i];
            b += values[i + 1];
        }
        return a + b + (even < values.length ? values[even] : 0);
    }

    /** Inner product. */
    static float dot(float[] x, float[] y) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int whole = x.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (int i = whole; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return a + b + (c + d);
    }

    /** Inner products of one column with four others, into {@code products} from an index on. */
    static void dots(float[] x, float[][] others, int from, float[] products) {
        float[] y0 = others[from];
        float[] y1 = others[from + 1];
        float[] y2 = others[from + 2];
        float[] y3 = others[from + 3];
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < x.length; i++) {
            float value = x[i];
            a += value * y0[i];
            b += value * y1[i];
            c += value * y2[i];
            d += value * y3[i];
        }
        products[from] = a;
        products[from + 1] = b;
        products[from + 2] = c;
        products[from + 3] = d;
    }

    /** Inner products of one column with all others. */
    static float[] dots(float[] x, float[][] others) {
        float[] products = new float[others.length];
        int whole = others.length & ~3;
        for (int from = 0; from < whole; from += 4) {
            dots(x, others, from, products);
        }
        for (int j = whole; j < others.length; j++) {
            products[j] = dot(x, others[j]);
        }
        return products;
    }

    /**
     * 1 / (1 + e^−z) in place, as ½ + ½·tanh(z/2) by the rational function of degree 13 over 6 that Eigen uses for single precision; off by
     * less than 1e-6.
     */
    static void sigmoid(float[] z) {
        for (int i = 0; i < z.length; i++) {
            float x = Math.max(-LARGEST, Math.min(LARGEST, 0.5f * z[i]));
            float s = x * x;
            float p = -2.76076847742355e-16f;
            p = p * s + 2.00018790482477e-13f;
            p = p * s - 8.60467152213735e-11f;
            p = p * s + 5.12229709037114e-08f;
            p = p * s + 1.48572235717979e-05f;
            p = p * s + 6.37261928875436e-04f;
            p = p * s + 4.89352455891786e-03f;
            float q = 1.19825839466702e-06f;
            q = q * s + 1.18534705686654e-04f;
            q = q * s + 2.26843463243900e-03f;
            q = q * s + 4.89352518554385e-03f;
            z[i] = 0.5f + 0.5f * (x * p / q);
        }
    }
}
