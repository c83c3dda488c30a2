package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were looked at and found good. To bless new ones:
 * {@code mvn -Dquick verify -pl scenarios -am -Dtest=CommandLineAppTest -Dsurefire.failIfNoSpecifiedTests=false
 * -DargLine=-Dexeunt.bless=true}.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/exeunt/scenarios/cli");

    private Golden() {}

    static void compare(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("exeunt.bless")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
