package io.exeunt.scenarios.sweep;

import io.exeunt.ground.InvalidInputException;
import java.util.ServiceLoader;

/** Machines that compute cells beyond this one; builds that have them name them in {@code META-INF/services}. */
public interface CellCluster {
    /**
     * Cells on machines that a user names.
     *
     * @param place such as "spark://host:7077", as given to --on
     * @param version of Exeunt that asks, for manifests
     * @return what connects when it is first asked to compute something
     * @throws InvalidInputException if that is no such place, or nobody answers there
     */
    CellExecutor at(String place, String version);

    /**
     * The cluster of this build.
     *
     * @param place that it is wanted for
     * @throws InvalidInputException if the build has none
     */
    static CellCluster ofThisBuild(String place) {
        return ServiceLoader.load(CellCluster.class)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "--on " + place,
                                "Expected a build with Apache Spark, this one has none",
                                "mvn -B -q -Pspark -Dquick -Dmaven.test.skip=true package puts it in; then call again (docs/scaling.md)"));
    }
}
