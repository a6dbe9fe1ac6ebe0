package io.arbiter.worker.checkio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of a mission's repository.
 *
 * @param files content by path, without a top folder that holds all files
 */
record CheckioRepository(SortedMap<String, byte[]> files) {
  private static final Set<String> ROOTS =
      Set.of("editor", "hints", "info", "solutions", "src", "translations", "verification");

  /** Starts some files, but does not belong to their text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static CheckioRepository of(Map<String, byte[]> files) {
    Set<String> tops =
        files.keySet().stream().map(CheckioRepository::top).collect(Collectors.toSet());
    if (tops.size() != 1 || files.containsKey(tops.iterator().next()) || ROOTS.containsAll(tops)) {
      return new CheckioRepository(new TreeMap<>(files));
    }
    SortedMap<String, byte[]> stripped = new TreeMap<>();
    files.forEach((path, content) -> stripped.put(path.substring(top(path).length() + 1), content));
    return new CheckioRepository(stripped);
  }

  private static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** A file's text with Unix line endings. */
  Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(CheckioRepository::decode);
  }

  private static String decode(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** The sorted paths of all files in a folder and its subfolders. */
  List<String> under(String folder) {
    return files.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  /** The mission's Python files, by path. */
  SortedMap<String, String> python() {
    SortedMap<String, String> sources = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (path.endsWith(".py")) {
            sources.put(path, decode(content));
          }
        });
    return sources;
  }
}
