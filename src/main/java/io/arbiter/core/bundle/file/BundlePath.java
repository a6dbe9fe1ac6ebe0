package io.arbiter.core.bundle.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the path of a bundle's file. A valid path names the same file on every system, and never a
 * file outside the bundle.
 */
public final class BundlePath {
  private static final int MAX_CHARS = 255;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

  private BundlePath() {}

  /** What is wrong with a path; empty if the path is valid. */
  public static Optional<String> fault(String path) {
    if (path.length() > MAX_CHARS) {
      return Optional.of("has a path of more than " + MAX_CHARS + " characters");
    }
    if (path.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      return Optional.of("has a control character in its path");
    }
    if (path.indexOf('\uFFFD') >= 0) {
      // Decoders replace bytes that are not UTF-8 by this character.
      return Optional.of("has a path that is not UTF-8");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash in its path");
    }
    if (path.startsWith("/") || DRIVE.matcher(path).lookingAt()) {
      return Optional.of("has an absolute path");
    }
    return partFault(Arrays.asList(path.split("/", -1)))
        .or(
            () ->
                Normalizer.isNormalized(path, Normalizer.Form.NFC)
                    ? Optional.empty()
                    : Optional.of("has a path that is not in Unicode's normal form C"));
  }

  private static Optional<String> partFault(List<String> parts) {
    if (parts.contains("..")) {
      return Optional.of("has a path that leads out of the bundle");
    }
    return parts.contains("") || parts.contains(".")
        ? Optional.of("has a path with an empty part")
        : Optional.empty();
  }
}
