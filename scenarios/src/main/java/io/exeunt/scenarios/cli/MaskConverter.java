package io.exeunt.scenarios.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads "0x6" or "6" as a mask of 32 bits. */
final class MaskConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            long mask = Long.decode(text.strip());
            if (mask > 0 && mask <= 0xffff_ffffL) {
                return mask;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new TypeConversionException("expected a mask of 32 bits such as 0x2, given '" + text + "'");
    }
}
