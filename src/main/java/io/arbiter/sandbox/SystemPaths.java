package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the machine that any JVM needs to read. */
final class SystemPaths {
  /** A line of {@code /proc/self/maps} about the dynamic loader or a library that comes with it. */
  private static final Pattern LIBRARY =
      Pattern.compile(".* (/.*/(?:ld-|ld64\\.|lib(?:c|m|z|dl|rt|pthread)\\.so)[^/]*)");

  /** Some distributions put links to their own folders into a JDK, at most this deep. */
  private static final int LINK_DEPTH = 3;

  private SystemPaths() {}

  /** The files for a java binary: its JDK, the system's libraries, random devices. */
  static Set<Path> neededBy(Path java) throws IOException {
    Set<Path> paths = new LinkedHashSet<>();
    // The binary is in the JDK's folder bin.
    Path jdk = java.toRealPath().resolve("../..").normalize();
    paths.add(jdk);
    paths.addAll(linkedFrom(jdk));
    paths.addAll(libraryFolders());
    // The loader's list of libraries.
    paths.add(Path.of("/etc/ld.so.cache"));
    // Sources of random seeds.
    paths.add(Path.of("/dev/random"));
    paths.add(Path.of("/dev/urandom"));
    return paths;
  }

  private static Set<Path> linkedFrom(Path jdk) throws IOException {
    Set<Path> targets = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(jdk, LINK_DEPTH)) {
      for (Path link : files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
        Path target = link.toRealPath();
        if (!target.startsWith(jdk)) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  private static Set<Path> libraryFolders() throws IOException {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return libraryFolders(maps.toList());
    }
  }

  /**
   * The folders of the libraries that a process has mapped. A library may no longer exist: an
   * upgrade replaces the file, and the lines about the old file end with {@code (deleted)}.
   */
  static Set<Path> libraryFolders(List<String> maps) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Matcher library : maps.stream().map(LIBRARY::matcher).filter(Matcher::matches).toList()) {
      Path file = Path.of(library.group(1));
      Path real = Files.exists(file) ? file.toRealPath() : file;
      folders.add(real.resolveSibling("").toRealPath());
    }
    return folders;
  }
}
