package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.devicetree.Includes;
import io.exeunt.hwmodels.importer.ImportedHeat.ClockTrip;
import io.exeunt.hwmodels.importer.ImportedHeat.FanTrip;
import org.junit.jupiter.api.Test;

class ThermalZoneReaderTest {
    /** A fan of four levels, two of which have trips, and a cluster that is slowed down. */
    private static final String BOARD = """
            / {
                cpus {
                    cpu0: cpu@0 { operating-points-v2 = <&cluster0_opp>; };
                };
                cluster0_opp: opp-table-0 {
                    compatible = "operating-points-v2";
                    a { opp-hz = /bits/ 64 <600000000>; };
                    b { opp-hz = /bits/ 64 <1200000000>; };
                    c { opp-hz = /bits/ 64 <1800000000>; };
                };
                fan: cooling-fan {
                    compatible = "pwm-fan";
                    #cooling-cells = <2>;
                    cooling-levels = <0 75 125 250>;
                };
                thermal-zones {
                    cpu-thermal {
                        polling-delay-passive = <250>;
                        polling-delay = <1000>;
                        trips {
                            tepid: tepid { temperature = <50000>; hysteresis = <5000>; type = "active"; };
                            warm: warm { temperature = <67500>; hysteresis = <4000>; type = "active"; };
                            hot: hot { temperature = <80000>; hysteresis = <2000>; type = "passive"; };
                            crit { temperature = <110000>; hysteresis = <0>; type = "critical"; };
                        };
                        cooling-maps {
                            tepid { trip = <&tepid>; cooling-device = <&fan 1 1>; };
                            warm { trip = <&warm>; cooling-device = <&fan 3 THERMAL_NO_LIMIT>; };
                            slow { trip = <&hot>; cooling-device = <&cpu0 0 1>; };
                        };
                    };
                };
            };
            """;

    private static ImportedTables read(String text) {
        return DeviceTreeOpps.read("board.dts", text, OppChoice.NONE, Includes.NONE);
    }

    @Test
    void tripsThatDriveAFanAndThoseThatLowerClocksAreTold() {
        ImportedHeat heat = read(BOARD).heat();

        assertThat(heat.fan()).containsExactly(new FanTrip(1, 50, 5, 0.3), new FanTrip(3, 67.5, 4, 1));
        assertThat(heat.trips()).containsExactly(new ClockTrip("cluster0_opp", 80, 2, 1));
        assertThat(heat.pollS()).isEqualTo(0.25);
        assertThat(heat.criticalC()).isEqualTo(110);
        assertThat(read(BOARD).notes()).isEmpty();
    }

    @Test
    void aZoneThatAnotherFileExtendsIsReadAsWell() {
        ImportedHeat heat = read(BOARD.replace("cpu-thermal {", "zone: cpu-thermal {") + """
                &zone {
                    trips { hotter: hotter { temperature = <75000>; hysteresis = <1000>; type = "active"; }; };
                    cooling-maps { more { trip = <&hotter>; cooling-device = <&fan 2 2>; }; };
                };
                """)
                .heat();

        assertThat(heat.fan())
                .as("level 2 only comes when level 3 is on already")
                .containsExactly(new FanTrip(1, 50, 5, 0.3), new FanTrip(3, 67.5, 4, 1));
    }

    @Test
    void aTreeWithoutTablesIsReadForItsHeatAlone() {
        String firmware = BOARD.replace("opp-hz", "firmware-hz").replace("operating-points-v2 = <&cluster0_opp>;", "");

        ImportedTables read = read(firmware);

        assertThat(read.tables()).isEmpty();
        assertThat(read.heat().fan()).hasSize(2);
        assertThat(read.heat().trips()).isEmpty();
        assertThat(read.notes())
                .containsExactly("board.dts:3: cpu@0 cools, but is no fan and has no operating points; left out");
    }

    @Test
    void whatCannotBeUsedIsLeftOutWithANote() {
        assertThat(read(BOARD.replace("trip = <&tepid>;", "")).notes())
                .containsExactly("board.dts:27: tepid has no trip; left out");
        assertThat(read(BOARD.replace("trip = <&tepid>;", "trip = <&tepit>;")).notes())
                .containsExactly("board.dts:27, trip: names a trip that is not there; left out");
        assertThat(read(BOARD.replace("<&fan 1 1>", "<&fam 1 1>")).notes())
                .containsExactly("board.dts:27, cooling-device: names a device that is not there; left out");
        assertThat(read(BOARD.replace("<50000>", "\"50000\"")).notes())
                .containsExactly("board.dts:21, temperature: expected numbers of 32 bits, given 6 bytes; left out");
    }

    @Test
    void aTripOfClocksThatWereNotReadIsLeftOut() {
        ImportedTables read = read(
                BOARD.replace("cluster0_opp: opp-table-0 {", "cluster0_opp: opp-table-0 { status = \"disabled\";"));

        assertThat(read.heat().trips()).isEmpty();
        assertThat(read.notes())
                .anyMatch(note -> note.startsWith("board.dts: the trip at 80.0 degrees C lowers cluster0_opp"));
    }

    @Test
    void aTreeThatSaysNeitherIsRefused() {
        assertThatThrownBy(() -> read("/ { serial { }; };"))
                .hasMessage("board.dts: no node with compatible = \"operating-points-v2\" and opp-hz inside");
    }
}
