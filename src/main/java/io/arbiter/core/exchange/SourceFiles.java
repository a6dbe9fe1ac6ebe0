package io.arbiter.core.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
import java.util.function.Predicate;

/**
 * The files of an imported repository or package.
 *
 * @param contents by path; of pictures the first bytes
 * @param sizes of the files whose content is not complete, in bytes
 * @param used the paths that were asked for, or are known to have no use
 */
record SourceFiles(
    SortedMap<String, byte[]> contents,
    SortedMap<String, Long> sizes,
    Set<String> used,
    Notes notes) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final int MAX_NAME = 60;

  static SourceFiles of(Map<String, byte[]> contents, Map<String, Long> sizes) {
    return new SourceFiles(
        new TreeMap<>(contents), new TreeMap<>(sizes), new HashSet<>(), new Notes());
  }

  boolean has(String path) {
    return contents.containsKey(path) || sizes.containsKey(path);
  }

  long size(String path) {
    Long size = sizes.get(path);
    return size == null ? contents.getOrDefault(path, new byte[0]).length : size;
  }

  SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(contents.keySet());
    paths.addAll(sizes.keySet());
    return paths;
  }

  /** The sorted paths of all files in a folder and its subfolders. */
  List<String> under(String folder) {
    return paths().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  /** A file's text with Unix line ends. Bytes that are not UTF-8 are replaced. */
  Optional<String> text(String path) {
    return Optional.ofNullable(contents.get(path))
        .map(content -> normal(new String(content, StandardCharsets.UTF_8)));
  }

  /** Like {@link #text}, but a file that is not UTF-8 refuses the import. */
  Optional<String> strictText(String path) {
    return exactText(path).map(SourceFiles::normal);
  }

  /** A file's text as it is. A file that is not UTF-8 refuses the import. */
  Optional<String> exactText(String path) {
    used.add(path);
    byte[] content = contents.get(path);
    if (content == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      notes.refuse(path, "is not UTF-8");
      return Optional.empty();
    }
  }

  /** A name of characters that a bundle's files may have; the other one if nothing is left. */
  static String safeName(String name, String byDefault) {
    String safe = name.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceFirst("^[.-]+", "");
    return safe.isEmpty() ? byDefault : safe.substring(0, Math.min(safe.length(), MAX_NAME));
  }

  /** The stem with the ending, with a number between if the name is taken. */
  static String freeName(String stem, String ending, Predicate<String> taken) {
    String free = stem + ending;
    for (int i = 2; taken.test(free); i++) {
      free = stem + "-" + i + ending;
    }
    return free;
  }

  /** A text with Unix line ends and without a byte order mark. */
  static String normal(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
  }

  /** A mapping in YAML; a missing node if there is no such file. */
  JsonNode yaml(String path) {
    return strictText(path).map(text -> yaml(path, text)).orElse(MissingNode.getInstance());
  }

  /** A mapping in YAML. A text that is no mapping refuses the import. */
  JsonNode yaml(String path, String text) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node == null || node.isMissingNode() || node.isNull()) {
        return MissingNode.getInstance();
      }
      if (node.isObject()) {
        return node;
      }
      notes.refuse(path, "must be a mapping");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      notes.refuse(path, "is no YAML: " + message.lines().findFirst().orElse(""));
    }
    return MissingNode.getInstance();
  }
}
