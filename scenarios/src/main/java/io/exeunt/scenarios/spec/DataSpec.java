package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.ByTag;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.Variant;
import java.nio.file.Path;
import java.util.Locale;

/** Which samples to learn from and which to be judged on. */
@ByTag("set")
public sealed interface DataSpec {
    /** Number of training samples held out for fitting policies and for the search, > 0. */
    int fitSamples();

    /** Name by which scenario files refer to it. */
    String set();

    /**
     * The 60,000 + 10,000 images of MNIST, embedded.
     *
     * @param fitSamples training samples held out, 1 … 59,999
     */
    @Variant(tag = "mnist")
    record Mnist(int fitSamples) implements DataSpec {
        public Mnist {
            Check.inRange("fit_samples", fitSamples, 1, 59_999);
        }

        @Override
        public String set() {
            return "mnist";
        }
    }

    /**
     * Four files in the idx format of MNIST, plain or gzip.
     *
     * @param trainImages images to learn from
     * @param trainLabels their classes
     * @param testImages images of the report split
     * @param testLabels their classes
     * @param classes number of classes, 2 … 256
     * @param fitSamples training samples held out, > 0
     */
    @Variant(tag = "idx")
    record IdxFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels, int classes, int fitSamples)
            implements DataSpec {
        public IdxFiles {
            Check.inRange("classes", classes, 2, 256);
            Check.positive("fit_samples", (long) fitSamples);
        }

        @Override
        public String set() {
            return "idx";
        }
    }

    /**
     * Pictures in a folder, one folder per class; for a network that is trained here such folders in train and in test.
     *
     * @param folder that holds the classes' folders, or train and test
     * @param fitSamples pictures for fitting policies, > 0, held out of train; where there is no such part, the others are the report split
     */
    @Variant(tag = "image_folder")
    record ImageFolder(
            @Key(hint = "--set data.folder=…, see docs/data.md")
            Path folder,

            int fitSamples) implements DataSpec {
        public ImageFolder {
            Check.positive("fit_samples", (long) fitSamples);
        }

        @Override
        public String set() {
            return "image_folder";
        }
    }

    /**
     * Arrays of inputs and labels in an .npz file, for a network that was trained elsewhere.
     *
     * @param file with inputs and labels, or with fit_inputs, fit_labels, report_inputs and report_labels
     * @param fitSamples samples for fitting policies where the file does not divide them, > 0; the others are the report split
     */
    @Variant(tag = "npz")
    record Arrays(Path file, int fitSamples) implements DataSpec {
        public Arrays {
            Check.positive("fit_samples", (long) fitSamples);
        }

        @Override
        public String set() {
            return "npz";
        }
    }

    /** How a file holds texts and classes, called after the set that made it known. */
    enum Layout {
        /** A text, a tab, a class. */
        SST2,
        /** CSV: a class, then columns of text. */
        AG_NEWS,
        /** A class, a blank, a text. */
        TREC
    }

    /** Encoding of files of texts. */
    enum Encoding {
        /** UTF-8; UTF-16 and UTF-32 where they show. */
        UTF8,
        /** ISO-8859-1. */
        LATIN1
    }

    /**
     * Two files of texts with a class each.
     *
     * @param train texts to learn from
     * @param test texts of the report split
     * @param layout of both
     * @param encoding of both
     * @param tokens words and signs that are kept of a text; shorter ones are filled up, > 0
     * @param vocabulary numbers of tokens that a network knows: filler, unknown, and the most frequent ones of the training texts, > 2
     * @param fitSamples training texts held out, > 0
     */
    @Variant(tag = "text")
    record Texts(Path train, Path test, Layout layout, Encoding encoding, int tokens, int vocabulary, int fitSamples)
            implements DataSpec {
        public Texts {
            Check.positive("tokens", (long) tokens);
            Check.require(vocabulary > 2, "vocabulary", "> 2", vocabulary);
            Check.positive("fit_samples", (long) fitSamples);
        }

        @Override
        public String set() {
            return "text";
        }
    }

    /** Published sets that a person has to fetch. */
    enum PublishedSet {
        /** 60,000 + 10,000 grey images of clothing. */
        FASHION_MNIST,
        /** 50,000 + 10,000 colour images of ten classes. */
        CIFAR10,
        /** 50,000 + 10,000 colour images of a hundred classes. */
        CIFAR100;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A published set.
     *
     * @param published which one
     * @param folder folder or archive that holds its files
     * @param fitSamples training samples held out, > 0
     */
    record Published(
            @Key("set") PublishedSet published,

            @Key(hint = "--set data.folder=…, see docs/data.md")
            Path folder,

            int fitSamples)
            implements DataSpec {
        public Published {
            Check.positive("fit_samples", (long) fitSamples);
        }

        @Override
        public String set() {
            return published.key();
        }
    }
}
