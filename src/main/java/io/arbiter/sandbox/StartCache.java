package io.arbiter.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's own cache of loaded and linked classes (JEP 483, 514), which takes seconds off a
 * child's start. It is made once, by a training run, and kept in the sandbox's home; its name is a
 * hash of the jars and of the JVM, so a stale one is never found. Without one children start all
 * the same.
 */
final class StartCache {
  private static final Logger LOG = System.getLogger(StartCache.class.getName());

  /** The training run warms up like any child, then a second JVM writes some 100 MB. */
  private static final long TRAINING_SECONDS = 180;

  private StartCache() {}

  /** Where the cache is, or will be. */
  static Path fileFor(SandboxSettings settings) throws IOException {
    String hash = JarHash.of(JarHash.jarsIn(settings.childPath()), releaseOf(settings.java()));
    return settings.home().resolve("start-" + hash + ".aot");
  }

  /** Makes the cache if it is not there; says why when it cannot. */
  static void train(SandboxSettings settings, Path resources) {
    try {
      Path file = fileFor(settings);
      if (!Files.exists(file)) {
        train(settings, resources, file);
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "children start without a class cache: {0}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One process at a time; whoever comes meanwhile does without. */
  private static void train(SandboxSettings settings, Path resources, Path file)
      throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                settings.home().resolve("training.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(file)) {
        trainAlone(settings, resources, file);
      }
    } catch (OverlappingFileLockException e) {
      LOG.log(Level.DEBUG, "another sandbox of this process is at it", e);
    }
  }

  private static void trainAlone(SandboxSettings settings, Path resources, Path file)
      throws IOException, InterruptedException {
    Path fresh = Files.createTempFile(settings.home(), "training-", ".aot");
    Process process =
        ChildJvm.builder(new ChildCommand(settings).train(resources, fresh))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the training run failed");
      }
      if (Files.size(fresh) == 0) {
        throw new IOException("the training run wrote nothing");
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
