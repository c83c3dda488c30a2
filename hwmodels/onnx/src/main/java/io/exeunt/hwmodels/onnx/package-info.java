/** ONNX models: read without their weights as graphs of operators, and cut into stages. */
@NullMarked
package io.exeunt.hwmodels.onnx;

import org.jspecify.annotations.NullMarked;
