package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that children start from, beside their jars. The names of the Python home and the class
 * cache have a hash of what they are made from, so outdated files are never used.
 *
 * @param runtime the JVM
 * @param python the Python standard library as files, which are unpacked and compiled once
 * @param cache the JVM's cache of loaded and linked classes (JEP 483, 514), which makes a start
 *     seconds shorter. The file may be missing
 */
record ChildFiles(ChildRuntime runtime, Path python, Path cache) {
  /**
   * Change this whenever {@link io.arbiter.sandbox.child.ChildMain}'s {@code unpack} writes other
   * files than before.
   */
  private static final String COMPILED = "compiled 6";

  /** The jars that make the files of the Python home. */
  private static final Pattern PYTHON = Pattern.compile("python-.*|" + EngineChange.JAR);

  /** Some 25 MB are written, which takes minutes on a busy machine. */
  private static final Duration UNPACKING = Duration.ofMinutes(10);

  /** The training run warms up like a child, then a second JVM writes some 100 MB. */
  private static final Duration TRAINING = Duration.ofMinutes(10);

  private static final String CACHE = "start-";
  private static final String CACHE_SUFFIX = ".aot";

  /** Finds the files, and unpacks the Python home if it is missing. */
  static ChildFiles find(SandboxSettings settings) throws IOException, InterruptedException {
    return of(settings, ChildRuntime.of(settings.installation()));
  }

  /** Makes the files that are missing; takes half a minute. Deletes outdated class caches. */
  static ChildFiles makeMissing(SandboxSettings settings) throws IOException, InterruptedException {
    ChildFiles files = of(settings, ChildRuntime.prepare(settings.installation()));
    if (!Files.exists(files.cache)) {
      try (DirectoryStream<Path> stale =
          Files.newDirectoryStream(settings.installation().home(), CACHE + "*" + CACHE_SUFFIX)) {
        for (Path old : stale) {
          Files.delete(old);
        }
      }
      files.train(settings);
    }
    return files;
  }

  private static ChildFiles of(SandboxSettings settings, ChildRuntime runtime)
      throws IOException, InterruptedException {
    ChildCommand command = new ChildCommand(settings, runtime);
    String cache =
        JarHash.of(
            JarHash.all(settings.installation().childPath()),
            String.join(" ", command.java()) + ChildRuntime.release(runtime.java()));
    return new ChildFiles(
        runtime,
        pythonHome(settings, command),
        settings.installation().home().resolve(CACHE + cache + CACHE_SUFFIX));
  }

  private static Path pythonHome(SandboxSettings settings, ChildCommand command)
      throws IOException, InterruptedException {
    List<Path> jars =
        JarHash.jarsIn(settings.installation().childPath()).stream()
            .filter(jar -> PYTHON.matcher(jar.getFileName().toString()).matches())
            .toList();
    Path folder = settings.installation().home().resolve("python-" + JarHash.of(jars, COMPILED));
    PreparedFolder.makeFolder(
        folder,
        fresh -> {
          Files.createDirectory(fresh);
          PreparedFolder.run(
              silent(command.unpack(fresh)),
              UNPACKING,
              "the Python home could not be unpacked from " + settings.installation().childPath());
        });
    return folder;
  }

  private void train(SandboxSettings settings) throws IOException, InterruptedException {
    Path fresh = Files.createTempFile(settings.installation().home(), "training-", CACHE_SUFFIX);
    try {
      PreparedFolder.run(
          silent(new ChildCommand(settings, runtime).train(python, fresh)),
          TRAINING,
          "the training run of the class cache failed");
      if (Files.size(fresh) == 0) {
        throw new IOException("the training run wrote no class cache");
      }
      // Atomic: a child that starts at this moment never sees half a cache.
      Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static ProcessBuilder silent(List<String> command) {
    return ChildJvm.builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }
}
