package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's own cache of loaded and linked classes (JEP 483, 514), which takes seconds off a
 * child's start. It is made once, by a training run, and kept in the sandbox's home; its name is a
 * hash of the jars and of the JVM, so a stale one is never found. Without one children start all
 * the same.
 */
final class StartCache {
  private static final String SUFFIX = ".aot";

  /** The training run warms up like any child, then a second JVM writes some 100 MB. */
  private static final long TRAINING_SECONDS = 180;

  private StartCache() {}

  /** Where the cache is, or would be. */
  static Path fileFor(SandboxSettings settings) throws IOException {
    String hash = JarHash.of(JarHash.jarsIn(settings.childPath()), releaseOf(settings.java()));
    return settings.home().resolve("start-" + hash + SUFFIX);
  }

  /**
   * Makes the cache if it is not there, and deletes those of other jars and JVMs.
   *
   * @throws IOException when the training run fails
   */
  static void prepare(SandboxSettings settings, Path resources)
      throws IOException, InterruptedException {
    Path file = fileFor(settings);
    if (Files.exists(file)) {
      return;
    }
    try (DirectoryStream<Path> stale =
        Files.newDirectoryStream(settings.home(), "start-*" + SUFFIX)) {
      for (Path old : stale) {
        Files.delete(old);
      }
    }
    train(settings, resources, file);
  }

  private static void train(SandboxSettings settings, Path resources, Path file)
      throws IOException, InterruptedException {
    Path fresh = Files.createTempFile(settings.home(), "training-", SUFFIX);
    Process process =
        ChildJvm.builder(new ChildCommand(settings).train(resources, fresh))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the training run of the class cache failed");
      }
      if (Files.size(fresh) == 0) {
        throw new IOException("the training run wrote no class cache");
      }
      // Whole or not at all: a child that starts meanwhile sees no half of it.
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(fresh);
    }
  }

  /** The text in which a JDK says its exact version. */
  private static String releaseOf(Path java) throws IOException {
    Path release = java.toRealPath().resolveSibling("..").resolve("release").normalize();
    return Files.exists(release) ? Files.readString(release) : java.toRealPath().toString();
  }
}
