package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a bundle from JSON: {@code {"files": {"puzzle.yaml": "…", "statement.md": "…"}}}. */
final class BundleJson {
  private static final String FILES = "files";

  /** JSON may need twice the bytes, because line breaks and quotes are escaped. */
  private static final int MAX_BYTES = 2 * BundleFiles.MAX_BYTES;

  private BundleJson() {}

  /**
   * Reads the files. Does not check that they are a valid bundle.
   *
   * @throws InvalidBundleException with every fault, with its line in the JSON text
   */
  static SortedMap<String, byte[]> read(byte[] content) throws InvalidBundleException {
    FaultList faults = new FaultList();
    if (content.length > MAX_BYTES) {
      faults.add(FaultList.BUNDLE, 0, "is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    faults.throwIfAny();
    String text = Utf8Text.decode(FaultList.BUNDLE, content, faults);
    SortedMap<String, byte[]> files = files(Document.json(FaultList.BUNDLE, text, faults));
    faults.throwIfAny();
    return files;
  }

  private static SortedMap<String, byte[]> files(Document document) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    document.onlyKeys(Set.of(FILES));
    JsonNode node = document.root().path(FILES);
    if (document.readable() && !node.isObject()) {
      document.fault("files must be a mapping of paths to texts", FILES);
    }
    if (node.size() > BundleFiles.MAX_ALL_FILES) {
      document.fault("has more than " + BundleFiles.MAX_ALL_FILES + " files", FILES);
      return files;
    }
    for (Map.Entry<String, JsonNode> file : node.properties()) {
      String path = file.getKey();
      fault(path, file.getValue())
          .ifPresentOrElse(
              fault -> document.fault(FaultList.quote(path) + " " + fault, FILES, path),
              () -> files.put(path, file.getValue().asText().getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  private static Optional<String> fault(String path, JsonNode content) {
    if (!content.isTextual()) {
      return Optional.of("must be a text");
    }
    return FaultList.isStorable(content.asText())
        ? BundlePath.fault(path)
        : Optional.of("holds a NUL character or half of a surrogate pair");
  }
}
