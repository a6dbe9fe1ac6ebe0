package io.arbiter.app.command;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.exchange.Repository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mission's repository on this machine, as a zip.
 *
 * @param notSent the files of a large folder that no import needs, with their sizes in bytes
 */
record MissionFiles(byte[] zip, SortedMap<String, Long> notSent) {
  /** The server takes somewhat more. */
  private static final long MAX_BYTES = 30L << 20;

  /** Reads a zip, or packs a folder. */
  static MissionFiles read(Path mission) throws IOException {
    if (!Files.isDirectory(mission)) {
      return new MissionFiles(Files.readAllBytes(mission), new TreeMap<>());
    }
    SortedMap<String, Path> files = files(mission);
    long total = 0;
    for (Path file : files.values()) {
      total += Files.size(file);
    }
    Map<String, byte[]> contents = new TreeMap<>();
    SortedMap<String, Long> notSent = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      long size = Files.size(file.getValue());
      if (total > MAX_BYTES && size > Media.MAX_FILE_BYTES) {
        notSent.put(file.getKey(), size);
      } else {
        contents.put(file.getKey(), Files.readAllBytes(file.getValue()));
      }
    }
    return new MissionFiles(BundleArchive.write(contents), notSent);
  }

  private static SortedMap<String, Path> files(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.put(folder.relativize(file).toString().replace('\\', '/'), file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** The format: a Kattis package has a problem.yaml at its top. */
  String format() {
    try {
      return Repository.ofPackage(zip).files().containsKey("problem.yaml") ? "kattis" : "checkio";
    } catch (InvalidBundleException _) {
      // The server says what is wrong with the zip.
      return "checkio";
    }
  }

  /** The slug that the name of a repository's folder or zip suggests. */
  static String slug(Path mission) {
    return String.valueOf(mission.toAbsolutePath().normalize().getFileName())
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.zip$", "")
        .replaceFirst("-(?:main|master)$", "")
        .replaceFirst("^(?:checkio-(?:mission|task|empire)|eoc-puzzle|eoc)-", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** What was not sent, for the author. */
  List<String> notes() {
    return notSent.entrySet().stream()
        .map(file -> file.getKey() + ": not sent, " + Math.ceilDiv(file.getValue(), 1024L) + " KiB")
        .toList();
  }
}
