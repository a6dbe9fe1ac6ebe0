package io.arbiter.core.kattis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.file.Notes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of a package. Files whose names begin with a point or a dash do not belong to it.
 *
 * @param files content by path; of pictures the first bytes
 * @param sizes of the files whose content is not here, in bytes
 */
record KattisPackage(SortedMap<String, byte[]> files, SortedMap<String, Long> sizes, Notes notes) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern IGNORED = Pattern.compile("(?:.*/)?[.-].*");

  static KattisPackage of(Map<String, byte[]> files, Map<String, Long> sizes, Notes notes) {
    return new KattisPackage(own(files), own(sizes), notes);
  }

  private static <T> SortedMap<String, T> own(Map<String, T> files) {
    SortedMap<String, T> own = new TreeMap<>(files);
    own.keySet().removeIf(path -> IGNORED.matcher(path).matches());
    return own;
  }

  /** The paths of all files. */
  SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(sizes.keySet());
    return paths;
  }

  /** The paths of all files in a folder and its subfolders. */
  List<String> under(String folder) {
    return paths().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  /** A file's text with Unix line endings. A file that is not UTF-8 refuses the package. */
  Optional<String> text(String path) {
    return exactText(path)
        .map(text -> (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n"));
  }

  /** A file's text as it is. A file that is not UTF-8 refuses the package. */
  Optional<String> exactText(String path) {
    byte[] content = files.get(path);
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

  /** A mapping in YAML; a missing node if there is no such file. */
  JsonNode yaml(String path) {
    return text(path).map(text -> yaml(path, text)).orElse(MissingNode.getInstance());
  }

  /** A mapping in YAML. A text that is none refuses the package. */
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
