package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.calibration.FittedConstant;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Constants before and after a fit. */
final class ConstantListing {
    private ConstantListing() {}

    static void print(PrintWriter out, List<FittedConstant> constants, Function<FittedConstant, String> remark) {
        Listing listing = new Listing("constant", ">before", ">after", ">± error", "");
        for (FittedConstant constant : constants) {
            listing.row(
                    constant.name(),
                    number(constant.before()),
                    number(constant.after()),
                    Double.isFinite(constant.relativeError())
                            ? String.format(Locale.ROOT, "%.1f %%", 100 * constant.relativeError())
                            : "",
                    remark.apply(constant));
        }
        listing.print(out);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
    }
}
