package io.exeunt.scenarios.cli;

import io.exeunt.policies.safety.SafetyMargin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads "2%", "none" or "auto". */
final class SafetyMarginConverter implements ITypeConverter<SafetyMargin> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,6})?) ?%");

    @Override
    public SafetyMargin convert(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return new SafetyMargin.Share(Double.parseDouble(percent.group(1)) / 100);
        }
        return switch (text) {
            case "none" -> SafetyMargin.NONE;
            case "auto" -> SafetyMargin.AUTO;
            default ->
                throw new TypeConversionException(
                        "expected none, auto or a share of the budget below 100% such as 2%, given '" + text + "'");
        };
    }
}
