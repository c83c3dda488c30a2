package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.workload.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Boards that tests share. */
public final class Boards {
    /** A made-up board with round numbers. */
    public static final Device TOY = DeviceCatalog.parse("toy-board.yaml", toyText());

    public static final Device TX2 = DeviceCatalog.find("jetson-tx2");
    public static final Device PI4 = DeviceCatalog.find("raspberry-pi-4");

    private Boards() {}

    /** The toy board's CPU. */
    public static Platform toyCpu(int batch, int threads) {
        return Platforms.of(TOY, new PlatformSpec("cpu", "plain", Precision.FP32, batch, threads));
    }

    /** The TX2's GPU under TensorRT. */
    public static Platform tx2Gpu() {
        return Platforms.of(TX2, new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
    }

    /** The Pi 4's CPU under ncnn. */
    public static Platform pi4(int threads) {
        return Platforms.of(PI4, new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, threads));
    }

    /** The toy board's file. */
    public static String toyText() {
        try (InputStream in = Boards.class.getResourceAsStream("/io/exeunt/hwmodels/toy-board.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
