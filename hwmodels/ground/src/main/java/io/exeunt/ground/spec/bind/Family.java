package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sealed interface, of which a file means one.
 *
 * @param tag key under which it says which; "" where the keys that are there tell
 * @param members the records
 */
record Family(String tag, List<Member> members) {
    static Family of(Class<?> type) {
        ByTag byTag = type.getAnnotation(ByTag.class);
        String tag = byTag == null ? "" : byTag.value();
        return new Family(
                tag,
                Arrays.stream(type.getPermittedSubclasses())
                        .map(member -> new Member(member, tag))
                        .toList());
    }

    static boolean isOne(Class<?> type) {
        return type.isSealed() && type.isInterface();
    }

    /** What a record is in its family; empty if it has none. */
    static Optional<Member> memberOf(Class<?> record) {
        return Arrays.stream(record.getInterfaces())
                .filter(Family::isOne)
                .flatMap(type -> of(type).members().stream())
                .filter(member -> member.type() == record)
                .findFirst();
    }

    Stream<String> keys() {
        Stream<String> own = tag.isEmpty() ? Stream.of() : Stream.of(tag);
        return Stream.concat(own, members.stream().flatMap(Member::keys)).distinct();
    }

    /** Keys by which its records are chosen. */
    List<String> choices() {
        return members.stream().flatMap(member -> member.choices().stream()).toList();
    }

    /** The record that is meant. */
    Member meant(FormNode node) {
        return tag.isEmpty() ? byKeys(node) : byTag(node);
    }

    private Member byTag(FormNode node) {
        String given = node.child(tag).value().asText();
        return members.stream()
                .filter(member -> member.tags().contains(given))
                .findFirst()
                .orElseThrow(() -> node.problem(tag, "expected one of " + String.join(", ", tags()), null));
    }

    List<String> tags() {
        return members.stream().flatMap(member -> member.tags().stream()).toList();
    }

    private Member byKeys(FormNode node) {
        List<String> given = choices().stream().filter(node::has).toList();
        Member otherwise =
                members.stream().filter(Member::isOtherwise).findFirst().orElse(null);
        if (given.isEmpty() && otherwise != null) {
            return otherwise;
        }
        if (given.size() != 1) {
            String key = given.isEmpty() ? "" : given.get(given.size() - 1);
            String text = given.isEmpty() ? "none" : String.join(" and ", given);
            throw node.problem(key, "expected one of " + String.join(", ", choices()) + ", given " + text, null);
        }
        return members.stream()
                .filter(member -> member.choices().contains(given.get(0)))
                .findFirst()
                .orElseThrow();
    }

    /** Refuses keys of other records than the one that is meant. */
    void refuseOthers(Member meant, FormNode node) {
        Set<String> own = meant.keys().collect(Collectors.toSet());
        keys().filter(key -> !key.equals(tag) && !own.contains(key) && node.has(key))
                .findFirst()
                .ifPresent(key -> {
                    throw node.problem(key, "has no effect " + why(key, meant, node), null);
                });
    }

    private String why(String key, Member meant, FormNode node) {
        if (!tag.isEmpty()) {
            return with(node);
        }
        List<Member> owners = members.stream()
                .filter(member -> member.keys().anyMatch(key::equals))
                .toList();
        boolean onlyThere = owners.size() == 1 && !owners.get(0).isOtherwise();
        return meant.isOtherwise() || onlyThere
                ? "without " + owners.stream().map(Member::called).collect(Collectors.joining(" or "))
                : "beside " + meant.called();
    }

    /** Why keys of the record that is meant are needed. */
    String needed(Member meant, FormNode node) {
        if (!tag.isEmpty()) {
            return "needed " + with(node);
        }
        return "needed " + (meant.isOtherwise() ? meant.otherwise() : "beside " + meant.called());
    }

    private String with(FormNode node) {
        return "with " + tag + ": " + node.child(tag).value().asText();
    }

    /**
     * One of the records.
     *
     * @param type of it
     * @param tag of the family
     */
    record Member(Class<?> type, String tag) {
        List<Field> fields() {
            return Field.of(type, Set.of());
        }

        Stream<String> keys() {
            return holder().isEmpty() ? fields().stream().flatMap(Field::keys) : Stream.of(holder());
        }

        /** The one key that stands for it, as a flag or with its own keys below; "" where these stand in the open. */
        String holder() {
            Variant variant = variant();
            return variant == null ? "" : variant.flag() + variant.under();
        }

        /** Where its own keys stand. */
        FormNode place(FormNode node) {
            Variant variant = variant();
            return variant == null || variant.under().isEmpty() ? node : node.child(variant.under());
        }

        /** Keys that choose it; none where a tag does, or it is what is meant otherwise. */
        List<String> choices() {
            if (!tag.isEmpty() || isOtherwise()) {
                return List.of();
            }
            if (!holder().isEmpty()) {
                return List.of(holder());
            }
            return key().isEmpty() ? fields().get(0).keys().toList() : List.of(key());
        }

        /** Puts the key that says that it is meant, and that no component stands for, and gives where its own keys go. */
        ObjectNode mark(ObjectNode node) {
            if (!flag().isEmpty()) {
                return node.put(flag(), true);
            } else if (!ownTag().isEmpty()) {
                return node.put(tag, ownTag());
            }
            return holder().isEmpty() ? node : node.putObject(holder());
        }

        /** What the schema says of its own keys. */
        SchemaNode schema(SchemaNode around) {
            return flag().isEmpty() && !holder().isEmpty() ? around.property(holder()) : around;
        }

        private String ownTag() {
            Variant variant = variant();
            return variant == null ? "" : variant.tag();
        }

        /** Values of the tag that choose it. */
        List<String> tags() {
            if (!ownTag().isEmpty()) {
                return List.of(ownTag());
            }
            return fields().stream()
                    .filter(field -> field.key().equals(tag))
                    .flatMap(field -> Arrays.stream(field.raw().getEnumConstants()))
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        private String key() {
            Variant variant = variant();
            return variant == null ? "" : variant.key();
        }

        String flag() {
            Variant variant = variant();
            return variant == null ? "" : variant.flag();
        }

        boolean isOtherwise() {
            return !otherwise().isEmpty();
        }

        String otherwise() {
            Variant variant = variant();
            return variant == null ? "" : variant.otherwise();
        }

        String called() {
            Variant variant = variant();
            return variant == null || variant.called().isEmpty() ? String.join(" or ", choices()) : variant.called();
        }

        private @Nullable Variant variant() {
            return type.getAnnotation(Variant.class);
        }
    }
}
