package io.exeunt.policies.dl4j.eenet;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101) on single arrays. */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private final double weightDecay;

    Adam(double learningRate, double weightDecay) {
        this.learningRate = learningRate;
        this.weightDecay = weightDecay;
    }

    /** An array that is trained, changed in place, and its moments. */
    static final class Parameter {
        private final INDArray values;
        private final INDArray mean;
        private final INDArray square;
        private int steps;

        Parameter(INDArray values) {
            this.values = values;
            this.mean = Nd4j.zerosLike(values);
            this.square = Nd4j.zerosLike(values);
        }

        INDArray values() {
            return values;
        }
    }

    void step(Parameter parameter, INDArray gradient) {
        parameter.steps++;
        parameter.mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
        parameter.square.muli(BETA2).addi(gradient.mul(gradient).muli(1 - BETA2));
        double meanScale = 1 / (1 - Math.pow(BETA1, parameter.steps));
        double squareScale = 1 / (1 - Math.pow(BETA2, parameter.steps));
        INDArray size =
                Transforms.sqrt(parameter.square.mul(squareScale), false).addi(EPSILON);
        INDArray move = parameter.mean.mul(meanScale).divi(size);
        parameter.values.muli(1 - learningRate * weightDecay).subi(move.muli(learningRate));
    }
}
