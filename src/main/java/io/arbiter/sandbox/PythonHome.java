package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Python standard library as files. They are unpacked and compiled once, then only read. The
 * folder's name has a hash of the jars, so each version gets its own folder.
 */
final class PythonHome {
  /** Some 25 MB are written, which takes long on a busy machine. */
  private static final long UNPACK_SECONDS = 120;

  /**
   * Change this whenever {@link io.arbiter.sandbox.child.ChildMain}'s {@code unpack} writes other
   * files than before.
   */
  private static final String COMPILED = "compiled 2";

  private PythonHome() {}

  /** Returns the folder, and unpacks it first if it is missing. */
  static Path prepare(SandboxSettings settings, ChildRuntime runtime)
      throws IOException, InterruptedException {
    List<Path> jars =
        JarHash.jarsIn(settings.childPath()).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("python-"))
            .toList();
    Path folder = settings.home().resolve("python-" + JarHash.of(jars, COMPILED));
    PreparedFolder.make(folder, fresh -> unpack(settings, runtime, fresh));
    return folder;
  }

  private static void unpack(SandboxSettings settings, ChildRuntime runtime, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectory(folder);
    List<String> command = new ChildCommand(settings, runtime).unpack(folder);
    Process process =
        ChildJvm.builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the Python home could not be unpacked from " + settings.childPath());
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
