package io.arbiter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Hashes a folder of jars. The hash is part of the names of files that are made from the jars. */
final class JarHash {
  private static final int CHARS = 16;

  private JarHash() {}

  /** The jars of a child's class path, always in the same order. */
  static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The folder of the modules, beside the class path. */
  static Path modulesIn(Path folder) {
    return folder.resolve("modules");
  }

  /** All jars that children run, on the class path or as modules. */
  static List<Path> all(Path folder) throws IOException {
    return Stream.concat(jarsIn(folder).stream(), jarsIn(modulesIn(folder)).stream()).toList();
  }

  /** Hashes the jars' paths and contents, and the text {@code more}. */
  static String of(List<Path> jars, String more) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Path jar : jars) {
      digest.update(jar.toString().getBytes(UTF_8));
      // A jar's table of contents has a checksum for each file. Reading it is a hundred times
      // quicker.
      try (ZipFile content = new ZipFile(jar.toFile())) {
        content.stream()
            .forEach(entry -> digest.update((entry + " " + entry.getCrc()).getBytes(UTF_8)));
      }
    }
    digest.update(more.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARS);
  }
}
