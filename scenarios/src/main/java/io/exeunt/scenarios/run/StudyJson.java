package io.exeunt.scenarios.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.SearchSpec;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.simulator.event.ArrivalTimes;
import io.exeunt.simulator.event.Arrivals;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How records of a study become JSON and come back: by their components and nothing else. */
final class StudyJson {
    /** Operators are told apart by the name of their kind; no other class is ever made of a file's words. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
    private interface Kinds {}

    /** So are arrivals. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface ArrivalKinds {}

    /** A recording is its times. */
    private abstract static class Times {
        @JsonValue
        @SuppressWarnings("UnusedVariable")
        private final double[] timesS = {};

        @JsonCreator
        @SuppressWarnings("UnusedMethod")
        static @Nullable ArrivalTimes of(double[] timesS) {
            return null;
        }
    }

    private StudyJson() {}

    /** What files of before say of budget and search is completed by what a scenario that says nothing asks. */
    static JsonMapper mapper() {
        return plain().rebuild()
                .addModule(new SimpleModule()
                        .addDeserializer(
                                DesignBudget.class,
                                new Completed<>(plain(), DesignBudget.class, () -> ScenarioReader.unsaid()
                                        .budget()))
                        .addDeserializer(
                                SearchSpec.class,
                                new Completed<>(plain(), SearchSpec.class, () -> ScenarioReader.unsaid()
                                        .search())))
                .build();
    }

    private static JsonMapper plain() {
        JsonMapper mapper = JsonMapper.builder()
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .addMixIn(Operator.class, Kinds.class)
                .addMixIn(Arrivals.class, ArrivalKinds.class)
                .addMixIn(ArrivalTimes.class, Times.class)
                .build();
        Stream.concat(kinds(Operator.class), kinds(Arrivals.class))
                .forEach(kind -> mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
        return mapper;
    }

    /** Every record of a sealed family, however many floors below its roof. */
    private static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(StudyJson::kinds)
                : Stream.of(family);
    }

    /** Where a file is damaged and how, in words: ".budget: Expected energy_budget_mj to be > 0, given 0.0". */
    static String problem(JsonProcessingException e) {
        String place = e instanceof JsonMappingException mapping ? path(mapping) : "";
        JsonLocation location = e.getLocation();
        String column = location == null ? "" : "character " + location.getColumnNr();
        return (place.isEmpty() ? column : place) + ": " + reason(e);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    /** What a record's constructor says; Jackson's own words name classes, which nobody needs to know. */
    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        if (e instanceof JsonMappingException) {
            return "expected another kind of value, or one that is missing";
        }
        return "expected JSON, found it damaged or cut off";
    }
}
