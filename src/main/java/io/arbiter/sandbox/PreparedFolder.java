package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** How the files that children start from are made. Several processes may try at the same time. */
final class PreparedFolder {
  /** Fills a folder that does not exist yet. */
  @FunctionalInterface
  interface Maker {
    void make(Path folder) throws IOException, InterruptedException;
  }

  private PreparedFolder() {}

  /** Makes the folder if it is missing, complete or not at all. */
  static synchronized void makeFolder(Path folder, Maker maker)
      throws IOException, InterruptedException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path home = Objects.requireNonNull(folder.getParent(), "a folder in a home");
    Files.createDirectories(home);
    Path workplace = Files.createTempDirectory(home, "making-");
    try {
      Path fresh = workplace.resolve("fresh");
      maker.make(fresh);
      // Workers may run as another user.
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      moveUnlessThere(fresh, folder);
    } finally {
      delete(workplace);
    }
  }

  private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was quicker.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * Runs a process to its end, and kills what is left of it.
   *
   * @throws IOException with the message {@code failure} when the process fails or takes too long
   */
  static void run(ProcessBuilder command, Duration longest, String failure)
      throws IOException, InterruptedException {
    Process process = command.start();
    try {
      if (!process.waitFor(longest) || process.exitValue() != 0) {
        throw new IOException(failure);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
