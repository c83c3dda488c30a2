package io.exeunt.ground.failure;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something with a file went wrong, in words: Java's own messages are often a path alone, or nothing. */
public final class Reason {
    private Reason() {}

    /** Half a sentence, such as "permission denied" or "No space left on device"; never the name of a class alone. */
    public static String of(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            return ofFileSystem(failure);
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        if (cause instanceof ClosedChannelException) {
            return "it was closed in the middle";
        }
        String message = cause.getMessage();
        if (cause instanceof FileNotFoundException && message == null) {
            return "there is no such file";
        }
        return message == null ? "the system does not say why" : message;
    }

    private static String ofFileSystem(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return other(failure) + " is there already, and not a folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the folder " + other(failure) + " is not empty";
        }
        if (failure instanceof NotDirectoryException) {
            return other(failure) + " is not a folder";
        }
        if (failure instanceof FileSystemLoopException) {
            return "symbolic links lead round in a circle at " + other(failure);
        }
        return failure.getReason() == null ? "the system does not say why" : failure.getReason();
    }

    private static String other(FileSystemException failure) {
        return failure.getFile() == null ? "it" : failure.getFile();
    }
}
