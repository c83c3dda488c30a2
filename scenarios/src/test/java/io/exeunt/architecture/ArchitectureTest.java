package io.exeunt.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The walls between the modules and inside them. */
@AnalyzeClasses(packages = "io.exeunt", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CLI = "io.exeunt.scenarios.cli..";

    /** What a scenario says of a training, and what decides its outcome. */
    private static final Set<String> SHARED_NAMES = Set.of("TrainingSpec");

    @ArchTest
    static void everyModuleIsLookedAt(JavaClasses imported) {
        assertThat(imported.stream()
                        .map(type -> type.getPackageName().split("\\.")[2])
                        .filter(module -> !module.equals("fixtures")) // for tests only
                        .distinct())
                .containsExactlyInAnyOrder(
                        "ground",
                        "hwmodels",
                        "simulator",
                        "policies",
                        "search",
                        "explore",
                        "compare",
                        "reports",
                        "scenarios");
    }

    @ArchTest
    static final ArchRule modulesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.exeunt..")
            .layer("ground")
            .definedBy("io.exeunt.ground..")
            .layer("hwmodels")
            .definedBy("io.exeunt.hwmodels..")
            .layer("simulator")
            .definedBy("io.exeunt.simulator..")
            .layer("policies")
            .definedBy("io.exeunt.policies..")
            .layer("search")
            .definedBy("io.exeunt.search..")
            .layer("explore")
            .definedBy("io.exeunt.explore..")
            .layer("compare")
            .definedBy("io.exeunt.compare..")
            .layer("reports")
            .definedBy("io.exeunt.reports..")
            .layer("scenarios")
            .definedBy("io.exeunt.scenarios..")
            .whereLayer("ground")
            .mayNotAccessAnyLayer()
            .whereLayer("hwmodels")
            .mayOnlyAccessLayers("ground")
            .whereLayer("search")
            .mayOnlyAccessLayers("ground")
            .whereLayer("simulator")
            .mayOnlyAccessLayers("ground", "hwmodels")
            .whereLayer("policies")
            .mayOnlyAccessLayers("ground", "hwmodels", "simulator")
            .whereLayer("explore")
            .mayOnlyAccessLayers("ground", "hwmodels", "simulator", "policies", "search")
            .whereLayer("compare")
            .mayOnlyAccessLayers("ground", "hwmodels", "simulator", "policies")
            .whereLayer("reports")
            .mayOnlyAccessLayers("ground", "hwmodels", "simulator", "search", "explore", "compare")
            .whereLayer("scenarios")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule calibrationIsBuiltOnModelsNotTheOtherWayRound = noClasses()
            .that()
            .resideInAPackage("io.exeunt.hwmodels..")
            .and()
            .resideOutsideOfPackages(
                    "io.exeunt.hwmodels.calibration..", "io.exeunt.hwmodels.validation..", "io.exeunt.hwmodels.logs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.exeunt.hwmodels.calibration..", "io.exeunt.hwmodels.validation..", "io.exeunt.hwmodels.logs..");

    @ArchTest
    static final ArchRule packagesOfAModuleFormNoCircles =
            slices().matching("io.exeunt.(*).(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule policiesInPlainJavaKnowNothingOfTheirLearntNeighbours = noClasses()
            .that(resideInAPackage("io.exeunt.policies..")
                    .and(DescribedPredicate.not(resideInAPackage("io.exeunt.policies.dl4j.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.exeunt.policies.dl4j..");

    @ArchTest
    static final ArchRule deeplearning4jStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.exeunt.policies.dl4j..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                    .and(DescribedPredicate.not(resideInAPackage("io.exeunt.."))));

    @ArchTest
    static final ArchRule protocolBuffersStayInTheirRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.exeunt.hwmodels.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.protobuf..");

    @ArchTest
    static final ArchRule onnxRuntimeStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.exeunt.policies.onnxruntime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyRunsKnowTheRoomOfOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackages("io.exeunt.policies.onnxruntime..", "io.exeunt.scenarios.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.exeunt.policies.onnxruntime..");

    @ArchTest
    static final ArchRule onlyRunsAndCommandsKnowOnnx = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.exeunt.hwmodels.onnx..", "io.exeunt.scenarios.run..", "io.exeunt.scenarios.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.exeunt.hwmodels.onnx..");

    @ArchTest
    static final ArchRule jeneticsStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.exeunt.search.algorithm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jenetics..");

    @ArchTest
    static final ArchRule jacksonStaysWhereFilesAreReadAndWritten = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.exeunt.ground.spec..",
                    "io.exeunt.hwmodels.workload.table..",
                    "io.exeunt.search.study..",
                    "io.exeunt.reports..",
                    "io.exeunt.scenarios.spec..",
                    "io.exeunt.scenarios.cache..",
                    "io.exeunt.scenarios.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyTheCommandLineTalksToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyTheCommandLineLooksAtTheClock = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /** Whoever reads a file whole, or line by line, says how large it may be: {@code BoundedFile}. */
    @ArchTest
    static final ArchRule noFileIsReadWithoutABound = noClasses()
            .should()
            .callMethodWhere(target(owner(type(Files.class)))
                    .and(target(nameMatching("readAllBytes|readString|readAllLines|lines|newBufferedReader"))));

    @ArchTest
    static final ArchRule randomnessComesFromSeeds = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current");

    @ArchTest
    static final ArchRule classesAreFinalSealedOrAbstract = classes()
            .that(areOrdinaryClasses())
            .should()
            .haveModifier(FINAL)
            .orShould()
            .haveModifier(ABSTRACT);

    @ArchTest
    static final ArchRule noStaticStateChanges = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(areOrdinaryClasses())
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule noPackageIsARummageDrawer =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..");

    /** A reader who finds a name knows what is meant. Nested types are read with the type that they stand in. */
    @ArchTest
    static void noTwoClassesShareAName(JavaClasses imported) {
        Map<String, List<String>> byName = imported.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        byName.values().removeIf(same -> same.size() == 1);
        byName.keySet().removeAll(SHARED_NAMES);
        assertThat(byName).isEmpty();
    }

    private static DescribedPredicate<JavaClass> areOrdinaryClasses() {
        return new DescribedPredicate<>("are ordinary classes") {
            @Override
            public boolean test(JavaClass type) {
                return !type.isInterface()
                        && !type.isEnum()
                        && !type.isRecord()
                        && !type.isAnonymousClass()
                        && !type.getSource()
                                .flatMap(source -> source.getFileName())
                                .orElse("")
                                .equals("package-info.java")
                        && type.getEnclosingClass().filter(JavaClass::isEnum).isEmpty();
            }
        };
    }
}
