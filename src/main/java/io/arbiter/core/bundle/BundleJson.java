package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.BundlePath;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.InvalidBundleException;
import io.arbiter.core.bundle.file.Media;
import io.arbiter.core.bundle.file.Utf8Text;
import io.arbiter.core.bundle.tests.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private static final Set<String> KEYS = Set.of(FILES, BINARY, KEEP, SLUG);

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

  /**
   * Reads the files. Does not check that they are a valid bundle.
   *
   * @throws InvalidBundleException with every fault, with its line in the JSON text
   */
  static SentBundle read(byte[] content) throws InvalidBundleException {
    FaultList faults = new FaultList();
    if (content.length > MAX_BYTES) {
      faults.add(FaultList.BUNDLE, 0, "is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    faults.throwIfAny();
    String text = Utf8Text.decode(FaultList.BUNDLE, content, faults);
    SentBundle sent = new BundleJson(Document.json(FaultList.BUNDLE, text, faults)).sent();
    faults.throwIfAny();
    return sent;
  }

  private SentBundle sent() {
    document.onlyKeys(KEYS);
    readFiles();
    if (document.readable() && document.root().has(BINARY)) {
      readBinary();
    }
    return new SentBundle(files, keep(), document.optionalText(SLUG));
  }

  private void readFiles() {
    JsonNode node = document.root().path(FILES);
    if (document.readable() && !node.isObject()) {
      document.fault("files must be a mapping of paths to texts", FILES);
    }
    if (isFew(node, FILES)) {
      for (Map.Entry<String, JsonNode> file : node.properties()) {
        String path = file.getKey();
        textFault(path, file.getValue())
            .ifPresentOrElse(
                fault -> document.fault(FaultList.quote(path) + " " + fault, FILES, path),
                () -> files.put(path, file.getValue().asText().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private boolean isFew(JsonNode node, String key) {
    if (node.size() > BundleFiles.MAX_ALL_FILES) {
      document.fault("has more than " + BundleFiles.MAX_ALL_FILES + " files", key);
      return false;
    }
    return true;
  }

  private static Optional<String> textFault(String path, JsonNode content) {
    if (!content.isTextual()) {
      return Optional.of("must be a text");
    }
    return FaultList.isStorable(content.asText())
        ? BundlePath.fault(path)
        : Optional.of("holds a NUL character or half of a surrogate pair");
  }

  private void readBinary() {
    JsonNode node = document.root().path(BINARY);
    if (!node.isObject()) {
      document.fault("binary must be a mapping of paths to contents in Base64", BINARY);
    }
    if (isFew(node, BINARY)) {
      node.properties().forEach(file -> readPicture(file.getKey(), file.getValue()));
    }
  }

  private void readPicture(String path, JsonNode content) {
    Optional<byte[]> bytes = base64(content);
    Optional<String> fault = pictureFault(path);
    if (fault.isEmpty() && bytes.isEmpty()) {
      fault = Optional.of("must be a content in Base64");
    }
    fault.ifPresentOrElse(
        message -> document.fault(FaultList.quote(path) + " " + message, BINARY, path),
        () -> bytes.ifPresent(picture -> files.put(path, picture)));
  }

  private static Optional<byte[]> base64(JsonNode content) {
    try {
      return content.isTextual()
          ? Optional.of(Base64.getDecoder().decode(content.asText()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
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
    JsonNode keep = document.root().path(KEEP);
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
    return isFew(paths, KEEP) ? new SentBundle.Keep(version.asInt(), paths(paths)) : null;
  }

  private List<String> paths(JsonNode node) {
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
    return new ArrayList<>(paths);
  }
}
