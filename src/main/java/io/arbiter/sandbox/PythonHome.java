package io.arbiter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
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

  private static final int HASH_CHARS = 16;

  private PythonHome() {}

  /** The folder; unpacks it first when it is not there. Several processes may do so at once. */
  static synchronized Path prepare(SandboxSettings settings)
      throws IOException, InterruptedException {
    Path folder = settings.home().resolve("python-" + hashOf(settings.childPath()));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(settings.home());
    Path fresh = Files.createTempDirectory(settings.home(), "unpacking-");
    unpack(settings, fresh);
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

  /** By name and size: the jars are ours, and their names carry versions. */
  static String hashOf(Path jars) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.sorted().toList()) {
        digest.update((jar.getFileName() + " " + Files.size(jar) + "\n").getBytes(UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
