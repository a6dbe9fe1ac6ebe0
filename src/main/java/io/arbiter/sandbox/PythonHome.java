package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Python standard library as files, unpacked once and then only read. The folder's name is a
 * hash of the jars that it comes from, so another version gets a folder of its own.
 */
final class PythonHome {
  /** Some 25 MB are written; a busy machine takes its time. */
  private static final long UNPACK_SECONDS = 120;

  private PythonHome() {}

  /** The folder; unpacks it first when it is not there. Several processes may do so at once. */
  static synchronized Path prepare(SandboxSettings settings)
      throws IOException, InterruptedException {
    List<Path> jars =
        JarHash.jarsIn(settings.childPath()).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("python-"))
            .toList();
    Path folder = settings.home().resolve("python-" + JarHash.of(jars, ""));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(settings.home());
    Path fresh = Files.createTempDirectory(settings.home(), "unpacking-");
    unpack(settings, fresh);
    // A temporary folder is its maker's alone; workers may run as another user.
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      // Whole or not at all: nobody ever sees half a library.
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was quicker.
      delete(fresh);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    return folder;
  }

  private static void unpack(SandboxSettings settings, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ChildCommand(settings).unpack(folder);
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
