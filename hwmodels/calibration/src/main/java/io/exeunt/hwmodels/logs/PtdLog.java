package io.exeunt.hwmodels.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What MLPerf's power meters log (SPEC PTDaemon): a line per second, "Time,07-28-2021 17:41:08.313,Watts,22.95,Volts,…". */
final class PtdLog {
    private static final Pattern SAMPLE = Pattern.compile("^Time,([^,]+),Watts,([^,]+)");

    private PtdLog() {}

    static PowerLog read(LogText log) {
        List<double[]> samples = new ArrayList<>();
        for (LogMatch match : log.all(SAMPLE)) {
            double watts = match.nonNegative(2, "Watts");
            if (watts > 0) {
                samples.add(new double[] {LoadGenLog.seconds(match.text(1), match.where()), watts});
            }
        }
        if (samples.isEmpty()) {
            throw log.lacks("lines with Time and Watts", "the meter was not connected");
        }
        return new PowerLog(
                log.file(),
                "the meter's input",
                samples.stream().mapToDouble(each -> each[0]).toArray(),
                samples.stream().mapToDouble(each -> each[1]).toArray());
    }
}
