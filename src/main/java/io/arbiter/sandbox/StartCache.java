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
 * hash of the jars, the JVM and its flags, so a stale one is never found. Without one children
 * start all the same.
 */
final class StartCache {
  private static final String SUFFIX = ".aot";

  /** The training run warms up like any child, then a second JVM writes some 100 MB. */
  private static final long TRAINING_SECONDS = 180;

  private StartCache() {}

  /** Where the cache is, or would be. */
  static Path fileFor(SandboxSettings settings, ChildRuntime runtime) throws IOException {
    String flags = String.join(" ", new ChildCommand(settings, runtime).java());
    String hash =
        JarHash.of(JarHash.all(settings.childPath()), flags + ChildRuntime.release(runtime.java()));
    return settings.home().resolve("start-" + hash + SUFFIX);
  }

  /**
   * Makes the cache if it is not there, and deletes those of other jars and JVMs.
   *
   * @throws IOException when the training run fails
   */
  static void prepare(SandboxSettings settings, ChildFiles files)
      throws IOException, InterruptedException {
    if (Files.exists(files.cache())) {
      return;
    }
    try (DirectoryStream<Path> stale =
        Files.newDirectoryStream(settings.home(), "start-*" + SUFFIX)) {
      for (Path old : stale) {
        Files.delete(old);
      }
    }
    train(settings, files);
  }

  private static void train(SandboxSettings settings, ChildFiles files)
      throws IOException, InterruptedException {
    Path fresh = Files.createTempFile(settings.home(), "training-", SUFFIX);
    Process process =
        ChildJvm.builder(new ChildCommand(settings, files.runtime()).train(files.python(), fresh))
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
      Files.move(fresh, files.cache(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(fresh);
    }
  }
}
