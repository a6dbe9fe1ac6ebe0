package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle from JSON: {@code {"files": {"puzzle.yaml": "…", "statement.md": "…"}}}. New
 * pictures come in Base64 in {@code "binary"}, and {@code "keep"} names pictures of an earlier
 * version.
 */
final class BundleJson {
  private static final String FILES = "files";
  private static final String BINARY = "binary";
  private static final String KEEP = "keep";
  private static final String SLUG = "slug";

  /**
   * JSON may need twice the bytes, because line breaks and quotes are escaped. Base64 needs a third
   * more than the pictures.
   */
  private static final int MAX_BYTES = 2 * BundleFiles.MAX_BYTES + 2 * Media.MAX_BYTES;

  private final Document document;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private BundleJson(Document document) {
    this.document = document;
  }

  static SentBundle read(byte[] content) throws InvalidBundleException {
    FaultList faults = new FaultList();
    if (content.length > MAX_BYTES) {
      faults.add(FaultList.BUNDLE, 0, "is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    faults.throwIfAny();
    String text = faults.decode(FaultList.BUNDLE, content);
    SentBundle sent = new BundleJson(Document.json(FaultList.BUNDLE, text, faults)).sent();
    faults.throwIfAny();
    return sent;
  }

  private SentBundle sent() {
    document.onlyKeys(Set.of(FILES, BINARY, KEEP, SLUG));
    if (document.readable()) {
      readMapping(FILES, "texts", path -> readText(path, document.at(FILES, path)));
      if (document.root().has(BINARY)) {
        readMapping(
            BINARY, "contents in Base64", path -> readPicture(path, document.at(BINARY, path)));
      }
    }
    return new SentBundle(files, keep(), document.optionalText(SLUG));
  }

  private void readMapping(String key, String values, Consumer<String> read) {
    JsonNode mapping = document.at(key);
    if (!mapping.isObject()) {
      document.fault(key + " must be a mapping of paths to " + values, key);
    } else if (isFew(mapping, key)) {
      mapping.fieldNames().forEachRemaining(read);
    }
  }

  private boolean isFew(JsonNode node, String key) {
    if (node.size() > BundleFiles.MAX_ALL_FILES) {
      document.fault("has more than " + BundleFiles.MAX_ALL_FILES + " files", key);
      return false;
    }
    return true;
  }

  private void readText(String path, JsonNode content) {
    String text = content.asText();
    Optional<String> fault = BundlePath.fault(path);
    if (!content.isTextual()) {
      fault = Optional.of("must be a text");
    } else if (!FaultList.isStorable(text)) {
      fault = Optional.of("holds a NUL character or half of a surrogate pair");
    }
    put(path, text.getBytes(StandardCharsets.UTF_8), fault, FILES, path);
  }

  private void readPicture(String path, JsonNode content) {
    byte @Nullable [] picture = base64(content);
    Optional<String> fault = pictureFault(path);
    if (fault.isEmpty() && picture == null) {
      fault = Optional.of("must be a content in Base64");
    }
    put(path, picture == null ? new byte[0] : picture, fault, BINARY, path);
  }

  private void put(String path, byte[] content, Optional<String> fault, String... at) {
    fault.ifPresentOrElse(
        message -> document.fault(FaultList.quote(path) + " " + message, at),
        () -> files.put(path, content));
  }

  private static byte @Nullable [] base64(JsonNode content) {
    try {
      return content.isTextual() ? Base64.getDecoder().decode(content.asText()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Optional<String> pictureFault(String path) {
    if (!Media.contains(path)) {
      return Optional.of("is no file in " + Media.FOLDER);
    }
    return files.containsKey(path)
        ? Optional.of("is among the files already")
        : BundlePath.fault(path);
  }

  private SentBundle.@Nullable Keep keep() {
    JsonNode keep = document.at(KEEP);
    if (keep.isMissingNode() || keep.isNull()) {
      return null;
    }
    document.onlyKeys(Set.of("version", "paths"), KEEP);
    JsonNode version = keep.path("version");
    JsonNode paths = keep.path("paths");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || !paths.isArray()) {
      document.fault("keep must have a version (a number) and paths (a list)", KEEP);
      return null;
    }
    return isFew(paths, KEEP) ? new SentBundle.Keep(version.asInt(), keptPaths(paths)) : null;
  }

  private List<String> keptPaths(JsonNode node) {
    Set<String> paths = new LinkedHashSet<>();
    for (JsonNode path : node) {
      if (!path.isTextual()) {
        document.fault("keep.paths must be texts", KEEP);
      } else {
        pictureFault(path.asText())
            .ifPresentOrElse(
                fault -> document.fault(FaultList.quote(path.asText()) + " " + fault, KEEP),
                () -> paths.add(path.asText()));
      }
    }
    return List.copyOf(paths);
  }
}
