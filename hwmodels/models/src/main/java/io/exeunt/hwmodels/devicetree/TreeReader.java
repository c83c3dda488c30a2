package io.exeunt.hwmodels.devicetree;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a tree. What is no statement is passed over up to the next semicolon, and the node remembers it. */
final class TreeReader {
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 200_000;
    private static final int MOST_PROPERTIES = 400_000;

    private final Scanner scanner;
    private final Macros macros;
    private final DeviceTree tree;
    private int nodes;
    private int properties;

    private TreeReader(Scanner scanner, Macros macros, DeviceTree tree) {
        this.scanner = scanner;
        this.macros = macros;
        this.tree = tree;
    }

    static DeviceTree read(String file, String text, Includes includes) {
        Macros macros = new Macros();
        Preprocessor preprocessor = new Preprocessor(includes, macros);
        List<Chunk> chunks = preprocessor.read(file, text.replace("\r\n", "\n").replace('\r', '\n'));
        macros.settle();
        Scanner scanner = new Scanner(chunks.isEmpty() ? List.of(new Chunk(file, 1, "\n")) : chunks);
        DeviceTree tree = new DeviceTree(new TreeNode("", scanner.place(), null));
        new TreeReader(scanner, macros, tree).readAll();
        tree.remember(preprocessor.missing());
        tree.rememberCallableMacros(macros.anyWithArguments());
        tree.index();
        return tree;
    }

    /** Names of what one pair of braces holds, since dtc takes none of them twice. */
    private record Seen(Set<String> children, Set<String> properties) {
        Seen() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    private void readAll() {
        Seen seen = new Seen();
        for (scanner.skipBlanks(); !scanner.atEnd(); scanner.skipBlanks()) {
            if (scanner.peek() == '}') {
                throw new InvalidInputException(
                        scanner.place().toString(), "a brace is closed that was never opened", null);
            }
            readStatement(tree.root(), seen, 0);
        }
    }

    private void readBody(TreeNode node, SourcePlace opened, int depth) {
        if (depth > DEEPEST) {
            throw new InvalidInputException(opened.toString(), "nodes nest deeper than " + DEEPEST, null);
        }
        Seen seen = new Seen();
        while (!scanner.accept('}')) {
            if (scanner.atEnd()) {
                throw new InvalidInputException(opened.toString(), "the brace opened here is never closed", null);
            }
            readStatement(node, seen, depth);
        }
        scanner.accept(';');
    }

    private void readStatement(TreeNode node, Seen seen, int depth) {
        List<String> labels = labels();
        SourcePlace place = scanner.place();
        switch (scanner.peek()) {
            case ';' -> scanner.next();
            case '/' -> readSlash(node, seen, depth);
            case '&' -> readReferenced(labels, depth);
            default -> readNamed(node, seen, labels, place, depth);
        }
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>(1);
        scanner.skipBlanks();
        while (Scanner.isIdentifier(scanner.peek())) {
            String label = scanner.label();
            if (label.isEmpty()) {
                break;
            }
            labels.add(label);
            scanner.skipBlanks();
        }
        return labels;
    }

    private void readSlash(TreeNode node, Seen seen, int depth) {
        SourcePlace place = scanner.place();
        String keyword = scanner.keyword();
        switch (keyword) {
            case "" -> readRoot(place, depth);
            case "delete-node" -> deleteNode(node, seen);
            case "delete-property" -> deleteProperty(node, seen);
            case "omit-if-no-ref" -> {}
            default -> scanner.skipStatement();
        }
    }

    private void readRoot(SourcePlace place, int depth) {
        scanner.next();
        if (depth == 0 && scanner.accept('{')) {
            readBody(tree.root(), place, depth + 1);
        } else {
            scanner.skipStatement();
        }
    }

    private void deleteProperty(TreeNode node, Seen seen) {
        scanner.skipBlanks();
        String name = scanner.name();
        node.deleteProperty(name);
        seen.properties().remove(name);
        scanner.skipStatement();
    }

    private void deleteNode(TreeNode node, Seen seen) {
        scanner.skipBlanks();
        if (scanner.peek() == '&') {
            try {
                tree.find(ValueReader.reference(scanner)).ifPresent(TreeReader::delete);
            } catch (UnreadableValueException e) {
                node.blame(() -> wrong(scanner.place(), e.getMessage()));
            }
        } else {
            String name = scanner.name();
            node.delete(name);
            seen.children().remove(name);
        }
        scanner.skipStatement();
    }

    private static void delete(TreeNode node) {
        node.parent().ifPresent(parent -> parent.delete(node.name()));
    }

    private void readReferenced(List<String> labels, int depth) {
        SourcePlace place = scanner.place();
        try {
            NodeReference reference = ValueReader.reference(scanner);
            if (scanner.accept('{')) {
                TreeNode node = tree.findOrAdd(reference, place);
                labels.forEach(label -> tree.label(label, node));
                readBody(node, place, depth + 1);
                return;
            }
        } catch (UnreadableValueException e) {
            tree.root().blame(() -> wrong(place, e.getMessage()));
        }
        scanner.skipStatement();
    }

    private void readNamed(TreeNode node, Seen seen, List<String> labels, SourcePlace place, int depth) {
        String name = scanner.name();
        scanner.skipBlanks();
        if (name.isEmpty() && scanner.peek() != '{') {
            node.blame(() -> wrong(place, "expected a property or a node, given " + scanner.shown()));
            scanner.skipStatement();
        } else if (scanner.accept('{')) {
            readChild(node, seen, labels, name, place, depth);
        } else if (scanner.accept('=')) {
            set(node, seen, new TreeProperty(name, place, ValueReader.read(scanner, macros)));
        } else if (scanner.peek() == '(') {
            node.blame(() -> new InvalidInputException(
                    place.toString(),
                    "expected a property or a node, given the macro " + name + "(…)",
                    TreeProperty.PREPROCESS));
            scanner.skipParentheses();
        } else {
            boolean ends = scanner.peek() == ';';
            String problem = "expected '=', '{' or ';', given " + scanner.shown();
            set(
                    node,
                    seen,
                    new TreeProperty(name, place, ends ? PropertyValue.EMPTY : PropertyValue.unreadable(problem)));
            scanner.skipStatement();
        }
    }

    private void readChild(TreeNode node, Seen seen, List<String> labels, String name, SourcePlace place, int depth) {
        if (++nodes > MOST_NODES) {
            throw new InvalidInputException(place.toString(), "more than " + MOST_NODES + " nodes", null);
        }
        TreeNode child = node.open(name, place);
        labels.forEach(label -> tree.label(label, child));
        if (!seen.children().add(name)) {
            child.blame(() -> wrong(place, "node " + name + " is there twice, also at " + child.place()));
        }
        readBody(child, place, depth + 1);
    }

    private void set(TreeNode node, Seen seen, TreeProperty property) {
        if (++properties > MOST_PROPERTIES) {
            throw new InvalidInputException(
                    property.place().toString(), "more than " + MOST_PROPERTIES + " properties", null);
        }
        if (!seen.properties().add(property.name())) {
            node.blame(() -> wrong(property.place(), "property " + property.name() + " is there twice in one node"));
        }
        node.set(property);
    }

    private static InvalidInputException wrong(SourcePlace place, @Nullable String what) {
        return new InvalidInputException(place.toString(), String.valueOf(what), null);
    }
}
