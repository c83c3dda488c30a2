package io.exeunt.policies.dl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSetTest {
    @TempDir
    private Path folder;

    private void write(String name, String content, Charset charset) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(charset));
    }

    private void files(String train, String test) throws IOException {
        write("train", train, StandardCharsets.UTF_8);
        write("test", test, StandardCharsets.UTF_8);
    }

    private TextSet read(TextLayout layout) {
        return read(layout, TextEncoding.UTF8, 4);
    }

    private TextSet read(TextLayout layout, TextEncoding encoding, int tokens) {
        return TextSet.read(
                new TextSet.Source(folder.resolve("train"), folder.resolve("test"), layout, encoding, tokens));
    }

    private static float[] tokens(LabelledImages texts, int sample) {
        float[] tokens = new float[(int) texts.shape().elements()];
        texts.copyTo(sample, tokens, 0);
        return tokens;
    }

    private void assertRefused(TextLayout layout, String message) {
        assertThatThrownBy(() -> read(layout))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message.replace("FOLDER", folder.toString()));
    }

    private static String maybe(String hint) {
        return System.lineSeparator() + "  Maybe " + hint;
    }

    @Test
    void tokensAreNumberedAsTheyComeAndShortTextsFilledUp() throws IOException {
        files("sentence\tlabel\nGood , good film\t1\nbad\t0\n", "bad good\t0\nnew\t1\n");
        TextSet set = read(TextLayout.SST2);
        assertThat(set.words()).containsExactly("good", ",", "film", "bad", "new");
        assertThat(set.set().train().shape()).isEqualTo(new FeatureMap(1, 4, 1));
        assertThat(tokens(set.set().train(), 0)).containsExactly(1, 2, 1, 3);
        assertThat(tokens(set.set().train(), 1)).containsExactly(4, 0, 0, 0);
        assertThat(set.set().train().labels()).containsExactly(1, 0);
        assertThat(tokens(set.set().test(), 0)).containsExactly(4, 1, 0, 0);
        assertThat(set.shortened()).isZero();
    }

    @Test
    void longTextsKeepTheirBeginningAndAreCounted() throws IOException {
        files("a b c d e\t0\nf\t1\n", "a\t0\nb\t1\n");
        TextSet set = read(TextLayout.SST2);
        assertThat(tokens(set.set().train(), 0)).containsExactly(1, 2, 3, 4);
        assertThat(set.words()).doesNotContain("e");
        assertThat(set.shortened()).isEqualTo(1);
    }

    @Test
    void aRowThatNamesColumnsIsLeftOutOnlyAtTheTop() throws IOException {
        files("text\tlabel\na\t0\nb\t1\n", "a\t0\nb\t1\n");
        assertThat(read(TextLayout.SST2).set().train().size()).isEqualTo(2);
    }

    @Test
    void quotationMarksAreLettersBetweenTabs() throws IOException {
        files("\" open\t0\nb \"\t1\n", "a\t0\nb\t1\n");
        assertThat(read(TextLayout.SST2).words()).startsWith("\"", "open");
    }

    @Test
    void columnsOfTextBelongTogetherInCsv() throws IOException {
        files("\"3\",\"One, two\",\"said \"\"x\"\"\"\n\"12\",\"two\nlines\",\"b\"\n", "12,a,b\n3,b,c\n");
        TextSet set = read(TextLayout.AG_NEWS, TextEncoding.UTF8, 8);
        assertThat(set.words()).startsWith("one", ",", "two", "said", "\"", "x", "lines", "b");
        assertThat(set.set().train().labels()).containsExactly(0, 1);
    }

    @Test
    void ofATrecClassThePartAheadOfTheColonCounts() throws IOException {
        files("DESC:manner How did\nENTY:cremat What\n", "ENTY:x a\nDESC:y b\n");
        TextSet set = read(TextLayout.TREC);
        assertThat(set.words()).startsWith("how", "did", "what");
        assertThat(set.set().test().labels()).containsExactly(1, 0);
    }

    /** Next line, line separator and paragraph separator do not end a line. */
    @Test
    void signsThatOnlyLookLikeEndsOfLinesBelongToATrecText() throws IOException {
        files("DESC How\u0085did\nENTY What\u2028is\u2029\n", "ENTY a\nDESC b\n");
        assertThat(read(TextLayout.TREC).words()).contains("how", "did", "what", "is");
    }

    @Test
    void moreTokensThanAnArrayHoldsAreRefusedBeforeTheyAreRead() throws IOException {
        files("a\t0\nb\t1\n".repeat(32_769), "a\t0\nb\t1\n");
        assertThatThrownBy(() -> read(TextLayout.SST2, TextEncoding.UTF8, 8192))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + "/train: expected at most 536870911 tokens in all, given 65538 texts of 8192"
                        + maybe("lower data.tokens"));
    }

    @Test
    void oneTokenIsAText() throws IOException {
        files("a\t0\nb\t1\n", "a\t0\nb\t1\n");
        assertThat(tokens(read(TextLayout.SST2).set().train(), 0)).containsExactly(1, 0, 0, 0);
    }

    @Test
    void aTextWithoutWordsIsRefused() throws IOException {
        files("a\t0\n  \t1\n", "a\t0\nb\t1\n");
        assertRefused(TextLayout.SST2, "FOLDER/train:2: expected a text of at least one word, given none");
    }

    @Test
    void tenThousandTokensAreRefused() throws IOException {
        files("a\t0\n" + "word ".repeat(10_000) + "\t1\n", "a\t0\nb\t1\n");
        assertRefused(
                TextLayout.SST2,
                "FOLDER/train:2: expected a text of at most 8192 words and signs, given 10000"
                        + maybe("several texts run into one another: a quotation mark or a line break is missing"));
    }

    @Test
    void anUnknownClassIsRefusedWithItsLine() throws IOException {
        files("a\tspam\nb\tham\n", "a\tspam\nb\thma\n");
        assertRefused(
                TextLayout.SST2,
                "FOLDER/test:2: expected a class of train: ham, spam; given 'hma'" + maybe("you meant 'ham'"));
    }

    @Test
    void aClassWithoutTextsIsRefused() throws IOException {
        files("a\t0\nb\t1\nc\t2\n", "a\t0\nb\t1\n");
        assertRefused(TextLayout.SST2, "FOLDER/test: expected texts of every class, found none of 2");
    }

    @Test
    void oneClassAloneIsRefused() throws IOException {
        files("a\t0\nb\t0\n", "a\t0\n");
        assertRefused(
                TextLayout.SST2,
                "FOLDER/train: expected 2 to 256 classes, given 1: 0" + maybe("data.layout names another one"));
    }

    @Test
    void aLayoutOfAnotherSetIsRefusedWithItsLine() throws IOException {
        files("a\t0\nno tab\n", "a\t0\nb\t1\n");
        assertRefused(
                TextLayout.SST2,
                "FOLDER/train:2: expected a text, a tab and a class, given one column"
                        + maybe("data.layout names another one"));
    }

    @Test
    void aQuotationThatIsNotClosedIsRefused() throws IOException {
        files("1,\"a\n2,b\n", "1,a\n2,b\n");
        assertThatThrownBy(() -> read(TextLayout.AG_NEWS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder + "/train: can't be read as CSV: ")
                .hasMessageEndingWith(maybe("a quotation mark is not closed"));
    }

    @Test
    void mixedEncodingsAreRefusedWithTheLine() throws IOException {
        files("a\t0\nb\t1\n", "a\t0\nb\t1\n");
        byte[] mixed = "caf\u00e9\t0\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "caf\u00e9\t1\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = new byte[mixed.length + latin.length];
        System.arraycopy(mixed, 0, both, 0, mixed.length);
        System.arraycopy(latin, 0, both, mixed.length, latin.length);
        Files.write(folder.resolve("train"), both);
        assertRefused(
                TextLayout.SST2,
                "FOLDER/train:2: expected a text in UTF-8, given bytes that are none"
                        + maybe("it is in another encoding, or in several;"
                                + " data.encoding: latin1 takes every byte for a letter"));
    }

    @Test
    void latinIsReadWhereItIsAskedFor() throws IOException {
        files("a\t0\nb\t1\n", "a\t0\nb\t1\n");
        write("train", "caf\u00e9\t0\nb\t1\n", StandardCharsets.ISO_8859_1);
        assertThat(read(TextLayout.SST2, TextEncoding.LATIN1, 4).words()).startsWith("caf\u00e9");
    }

    @Test
    void filesThatAreMissingOrEmptyAreRefused() throws IOException {
        assertRefused(TextLayout.SST2, "FOLDER/train: no such file");
        files("", "a\t0\nb\t1\n");
        assertRefused(TextLayout.SST2, "FOLDER/train: expected texts in it, found none");
    }

    @Test
    void aVocabularyHoldsTheMostFrequentTokensOfWhatIsLearnedFrom() throws IOException {
        files("b b a c\t0\na c d e\t1\n", "z b\t0\na\t1\n");
        TextSet set = read(TextLayout.SST2);
        int[] table = Vocabulary.of(set.set().train(), set.words(), 5);
        // b, a, c, d, e, z: filler, then b = 2 times, a and c = 2 times by their letters, the rest unknown
        assertThat(set.words()).containsExactly("b", "a", "c", "d", "e", "z");
        assertThat(table).containsExactly(0, 3, 2, 4, 1, 1, 1);
        assertThat(tokens(set.set().test().mapped(table), 0)).containsExactly(1, 3, 0, 0);
    }

    @Test
    void wordsAreComposedAndSmall() {
        assertThat(Tokeniser.tokens("I'M 3.5 \u00c9t\u00e9, e\u0301"))
                .isEqualTo(List.of("i", "'", "m", "3", ".", "5", "\u00e9t\u00e9", ",", "\u00e9"));
    }
}
