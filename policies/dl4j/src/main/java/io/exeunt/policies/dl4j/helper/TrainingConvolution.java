package io.exeunt.policies.dl4j.helper;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The oneDNN convolution, computed once per step: Deeplearning4j asks for a layer's output a second time when it propagates back,
 * and gets the one of the forward pass. Only for graphs that do nothing but train, one thread at a time.
 */
final class TrainingConvolution extends MKLDNNConvHelper {
    private @Nullable INDArray lastInput;
    private @Nullable INDArray lastOutput;

    TrainingConvolution() {
        super(DataType.FLOAT);
    }

    @Override
    public INDArray preOutput(
            INDArray input,
            INDArray weights,
            INDArray bias,
            int[] kernel,
            int[] strides,
            int[] pad,
            AlgoMode mode,
            FwdAlgo algorithm,
            ConvolutionMode convolutionMode,
            int[] dilation,
            CNN2DFormat format,
            LayerWorkspaceMgr workspaces) {
        INDArray known = lastOutput;
        if (known != null && lastInput == input) {
            lastInput = null;
            lastOutput = null;
            return known;
        }
        INDArray output = super.preOutput(
                input,
                weights,
                bias,
                kernel,
                strides,
                pad,
                mode,
                algorithm,
                convolutionMode,
                dilation,
                format,
                workspaces);
        lastInput = input;
        lastOutput = output;
        return output;
    }
}
