package io.arbiter.core.checkio;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of a mission's repository.
 *
 * @param files content by path, without a top folder that holds all files; of pictures the first
 *     bytes
 * @param sizes of the files whose content is not complete, in bytes
 */
record CheckioRepository(SortedMap<String, byte[]> files, SortedMap<String, Long> sizes) {
  private static final Set<String> ROOTS =
      Set.of(
          "editor", "hints", "info", "initial", "solutions", "src", "translations", "verification");

  private static final Pattern HINT = Pattern.compile("hints/.*\\.html|info/hints/.*\\.md");

  /** Starts some files, but does not belong to their text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static CheckioRepository of(Map<String, byte[]> files, Map<String, Long> sizes) {
    Set<String> paths = new HashSet<>(files.keySet());
    paths.addAll(sizes.keySet());
    Set<String> tops = paths.stream().map(CheckioRepository::top).collect(Collectors.toSet());
    boolean bare =
        tops.size() != 1 || paths.contains(tops.iterator().next()) || ROOTS.containsAll(tops);
    return new CheckioRepository(below(bare, files), below(bare, sizes));
  }

  private static <T> SortedMap<String, T> below(boolean bare, Map<String, T> files) {
    SortedMap<String, T> below = new TreeMap<>();
    files.forEach(
        (path, content) ->
            below.put(bare ? path : path.substring(top(path).length() + 1), content));
    return below;
  }

  boolean has(String path) {
    return files.containsKey(path) || sizes.containsKey(path);
  }

  /** The size of a file of the repository, in bytes. */
  long size(String path) {
    @Nullable Long size = sizes.get(path);
    return size == null ? files.getOrDefault(path, new byte[0]).length : size;
  }

  /** The paths of all files. */
  SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(sizes.keySet());
    return paths;
  }

  private static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /**
   * A file's text with Unix line endings. Bytes that are not UTF-8 are replaced; see {@link
   * CheckioEncoding}.
   */
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

  /** The paths of the pages with hints. */
  List<String> hints() {
    return files.keySet().stream().filter(path -> HINT.matcher(path).matches()).toList();
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
