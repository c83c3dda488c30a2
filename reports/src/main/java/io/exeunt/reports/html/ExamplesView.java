package io.exeunt.reports.html;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Examples.Leaving;
import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Example images, each under the exit at which the recommended design lets it leave. */
final class ExamplesView {
    private ExamplesView() {}

    static Map<String, Object> of(StudyReport report) {
        Examples examples = report.examples();
        Optional<Design> knee = report.kneeDesign();
        Optional<Leaving> leaving = knee.flatMap(design -> examples.of(design.id()));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hasExamples", leaving.isPresent());
        view.put(
                "whyNoExamples",
                examples.shown().why().isEmpty()
                        ? "nothing is kept of where the knee design lets single samples leave"
                        : examples.shown().why());
        leaving.ifPresent(known -> {
            view.put("exampleExits", rows(examples, known, knee.orElseThrow()));
            view.put("exampleFinding", finding(known));
        });
        return view;
    }

    private static String finding(Leaving leaving) {
        long wrong = leaving.right().stream().filter(right -> !right).count();
        return Numbers.plural(leaving.right().size(), "sample")
                + " from easy to hard, each under the exit where it leaves; "
                + (wrong == 0 ? "none is answered wrong" : Numbers.count(wrong) + " answered wrong");
    }

    private static List<Map<String, Object>> rows(Examples examples, Leaving leaving, Design design) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String exit : design.configuration().exits()) {
            List<Map<String, Object>> samples = samples(examples.shown().pictures(), leaving, exit);
            rows.add(Map.of("exit", exit, "count", Numbers.plural(samples.size(), "sample"), "samples", samples));
        }
        return rows;
    }

    private static List<Map<String, Object>> samples(List<SamplePicture> pictures, Leaving leaving, String exit) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            if (leaving.exits().get(i).equals(exit)) {
                SamplePicture picture = pictures.get(i);
                boolean right = leaving.right().get(i);
                samples.add(Map.of(
                        "index",
                        i,
                        "png",
                        picture.png(),
                        "label",
                        picture.label(),
                        "wrong",
                        !right,
                        "alt",
                        "Sample " + picture.sample() + ", class " + picture.label() + ", answered "
                                + (right ? "right" : "wrong")));
            }
        }
        return samples;
    }
}
