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

/** Names what was made from a folder of jars, so that other jars get another name. */
final class JarHash {
  private static final int CHARS = 16;

  private JarHash() {}

  /** The jars of a child's class path, in an order that stays the same. */
  static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The modules beside the class path. */
  static Path modulesIn(Path folder) {
    return folder.resolve("modules");
  }

  /** Everything that children run. */
  static List<Path> all(Path folder) throws IOException {
    return Stream.concat(jarsIn(folder).stream(), jarsIn(modulesIn(folder)).stream()).toList();
  }

  /** A hash of where the jars are and of what is in them, and of what else matters. */
  static String of(List<Path> jars, String more) throws IOException {
    MessageDigest digest = sha256();
    for (Path jar : jars) {
      digest.update(jar.toString().getBytes(UTF_8));
      // Its list of contents has a checksum for each: enough, and a hundred times quicker to read.
      try (ZipFile content = new ZipFile(jar.toFile())) {
        content.stream()
            .forEach(entry -> digest.update((entry + " " + entry.getCrc()).getBytes(UTF_8)));
      }
    }
    digest.update(more.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
