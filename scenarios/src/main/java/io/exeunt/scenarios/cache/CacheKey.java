package io.exeunt.scenarios.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an artefact was made from. Two keys with the same kind and inputs name the same artefact.
 *
 * @param kind of the artefact
 * @param label for listings, such as "quickstart, 2 epochs, seed 7"; not part of the identity
 * @param inputs all that decides the content, by name: hashes of data, specs, versions
 */
public record CacheKey(ArtefactKind kind, String label, SortedMap<String, String> inputs) {
    public CacheKey {
        Check.notBlank("cache label", label);
        Check.require(!inputs.isEmpty(), "cache inputs", "not empty", inputs);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** As above, from inputs in any order. */
    public static CacheKey of(ArtefactKind kind, String label, Map<String, String> inputs) {
        return new CacheKey(kind, label, new TreeMap<>(inputs));
    }

    /** The identity as JSON: keys sorted, no spaces. */
    public String canonicalJson() {
        try {
            return new JsonMapper().writeValueAsString(Map.of(kind.key(), inputs));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts could not be written as JSON", impossible);
        }
    }

    /** SHA-256 of {@link #canonicalJson()}, 64 hex digits. */
    public String sha256() {
        return Sha256.of(canonicalJson().getBytes(StandardCharsets.UTF_8));
    }
}
