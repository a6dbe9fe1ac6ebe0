package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Python standard library as files, unpacked and compiled once and then only read. The folder's
 * name is a hash of the jars that it comes from, so another version gets a folder of its own.
 */
final class PythonHome {
  /** Some 25 MB are written; a busy machine takes its time. */
  private static final long UNPACK_SECONDS = 120;

  /** To be changed with what {@code unpack} does beside unpacking. */
  private static final String COMPILED = "compiled 2";

  private PythonHome() {}

  /** The folder; unpacks it first when it is not there. */
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
