package io.exeunt.reports.html;

import io.exeunt.explore.result.BoardFigures;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.LoadFigures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Which policy and system wins where along the front, and what the recommended design does on each of several boards. */
final class ContestView {
    private ContestView() {}

    static Map<String, Object> of(StudyReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        Winners winners = report.winners();
        view.put("hasWinners", !winners.stretches().isEmpty());
        view.put("winnersFinding", Typography.keep(Findings.winners(winners)));
        view.put("winnersRule", Findings.winnersRule(winners));
        view.put("hasGovernors", !winners.governors().isEmpty());
        view.put("governorsFinding", Typography.keep(Findings.governors(winners)));
        view.put(
                "governors",
                winners.governors().stream()
                        .map(stretch -> stretch(winners.axis(), stretch))
                        .toList());
        view.put("winnersAxis", winners.axis().title().toLowerCase(Locale.ROOT));
        view.put(
                "winners",
                winners.stretches().stream()
                        .map(stretch -> stretch(winners.axis(), stretch))
                        .toList());
        List<BoardFigures> boards = report.kneeDesign().map(Design::boards).orElse(List.of());
        view.put("hasBoards", !boards.isEmpty());
        view.put("across", report.setting().across());
        view.put("boards", boards.stream().map(board -> board(report, board)).toList());
        List<LoadFigures> loads = report.kneeDesign().map(Design::underLoad).orElse(List.of());
        view.put("hasLoad", !loads.isEmpty());
        view.put(
                "loads",
                IntStream.range(0, loads.size())
                        .mapToObj(board -> load(report.setting().boards().get(board), loads.get(board)))
                        .toList());
        return view;
    }

    private static Map<String, String> load(String board, LoadFigures load) {
        return Map.of(
                "board", board,
                "state", load.steadiness().text(),
                "p99", Numbers.of(Metric.LATENCY_P99.quantity(), load.p99S()),
                "misses", Numbers.percent(load.missShare()),
                "drops", Numbers.percent(load.dropShare()),
                "energy", Numbers.of(Metric.ENERGY.quantity(), load.energyJ()));
    }

    private static Map<String, String> stretch(Metric axis, Stretch stretch) {
        return Map.of(
                "contender", stretch.contender(),
                "with", Findings.with(stretch),
                "range", Findings.range(axis, stretch),
                "designs", Numbers.count(stretch.designs()),
                "gain", Findings.gain(stretch),
                "errors", Numbers.percent(stretch.errorFrom()) + " – " + Numbers.percent(stretch.errorTo()),
                "id", stretch.designId());
    }

    private static Map<String, String> board(StudyReport report, BoardFigures board) {
        Metric latency = report.latencyMetric();
        return Map.of(
                "board", board.board(),
                "accuracy", Numbers.percent(board.figures().accuracy()),
                "latency", Numbers.of(latency.quantity(), latency.of(board.figures())),
                "p95", Numbers.of(Metric.LATENCY_P95.quantity(), Metric.LATENCY_P95.of(board.figures())),
                "energy", Numbers.of(Metric.ENERGY.quantity(), board.figures().energyJ()));
    }
}
