package io.exeunt.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.QuantityKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileUnitTest {
    @ParameterizedTest
    @CsvSource({
        "TIME, 0.00020080400898, x_ms, 0.200804",
        "ENERGY, 0.00170048968, x_mj, 1.70049",
        "FREQUENCY, 1300500000, x_mhz, 1300.5",
        "SHARE, 0.011199999999999988, x, 0.0112",
        "COUNT, 2146154.69, x, 2146150",
        "COUNT, 1e-12, x, 0.000000000001",
        "SHARE, 0, x, 0",
        "TIME, NaN, x_ms, ''",
        "TIME, Infinity, x_ms, inf",
    })
    void aColumnNamesTheUnitOfItsCells(QuantityKind quantity, double siValue, String column, String cell) {
        FileUnit unit = FileUnit.of(quantity);

        assertThat(unit.column("x")).isEqualTo(column);
        assertThat(unit.cell(siValue)).isEqualTo(cell);
    }
}
