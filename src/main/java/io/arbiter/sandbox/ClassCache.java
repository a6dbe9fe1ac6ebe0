package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's cache of loaded and linked classes (JEP 483, 514), which makes a child's start seconds
 * shorter. A training run makes it once, in the sandbox's home. Its name has a hash of the jars,
 * the JVM and its flags, so an outdated cache is never used. Children also start without a cache.
 */
final class ClassCache {
  private static final String SUFFIX = ".aot";

  /** The training run warms up like a child, then a second JVM writes some 100 MB. */
  private static final long TRAINING_SECONDS = 180;

  private ClassCache() {}

  /** The cache's path; the file may be missing. */
  static Path fileFor(SandboxSettings settings, ChildRuntime runtime) throws IOException {
    String flags = String.join(" ", new ChildCommand(settings, runtime).java());
    String hash =
        JarHash.of(JarHash.all(settings.childPath()), flags + ChildRuntime.release(runtime.java()));
    return settings.home().resolve("start-" + hash + SUFFIX);
  }

  /**
   * Makes the cache if it is missing, and deletes the caches of other jars and JVMs.
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
      // Atomic: a child that starts at this moment never sees half a cache.
      Files.move(fresh, files.cache(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(fresh);
    }
  }
}
