package io.arbiter.core.bundle;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the path of a bundle's file. A valid path names the same file on every system, and never a
 * file outside the bundle.
 */
final class BundlePath {
  private static final int MAX_CHARS = 255;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

  private static final Set<String> FOREIGN = Set.of("README.md", "__pycache__", "__MACOSX");

  private BundlePath() {}

  /**
   * Whether a file in a bundle's folder is none of the bundle's: what is hidden, as the files of
   * git and of editors are, a README, compiled Python, and backups of editors.
   */
  static boolean isForeign(String path) {
    return Stream.of(path.split("/"))
        .anyMatch(
            part ->
                FOREIGN.contains(part)
                    || part.startsWith(".") && !part.equals(".") && !part.equals("..")
                    || part.endsWith("~")
                    || part.startsWith("#") && part.endsWith("#"));
  }

  static Optional<String> fault(String path) {
    List<String> parts = List.of(path.split("/", -1));
    String fault = null;
    if (path.length() > MAX_CHARS) {
      fault = "has a path of more than " + MAX_CHARS + " characters";
    } else if (path.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      fault = "has a control character in its path";
    } else if (path.indexOf('\uFFFD') >= 0) {
      // Decoders replace bytes that are not UTF-8 by this character.
      fault = "has a path that is not UTF-8";
    } else if (path.indexOf('\\') >= 0) {
      fault = "has a backslash in its path";
    } else if (path.startsWith("/") || DRIVE.matcher(path).lookingAt()) {
      fault = "has an absolute path";
    } else if (parts.contains("..")) {
      fault = "has a path that leads out of the bundle";
    } else if (parts.contains("") || parts.contains(".")) {
      fault = "has a path with an empty part";
    } else if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
      fault = "has a path that is not in Unicode's normal form C";
    }
    return Optional.ofNullable(fault);
  }
}
