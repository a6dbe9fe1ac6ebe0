package io.arbiter.core.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of pictures that a bundle may hold, told by their first bytes. */
public enum MediaKind {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  SVG("image/svg+xml", "svg");

  /**
   * The first bytes of a file that decide its kind, so that nobody has to read more of the file.
   */
  static final int HEAD_BYTES = 4 << 10;

  /** The root element, after an XML declaration, comments and a document type. */
  private static final Pattern SVG_START =
      Pattern.compile(
          "\\s*+(?:<\\?.*?\\?>\\s*+|<!--.*?-->\\s*+|<!DOCTYPE(?:[^<>\\[]|\\[[^\\]]*+\\])*+>\\s*+)*+"
              + "<svg[\\s/>]",
          Pattern.DOTALL);

  private final String contentType;
  private final List<String> endings;

  MediaKind(String contentType, String... endings) {
    this.contentType = contentType;
    this.endings = List.of(endings);
  }

  /** The type of an HTTP response with such a picture. */
  public String contentType() {
    return contentType;
  }

  /** How the names of such files end, without the point. */
  public String ending() {
    return endings.getFirst();
  }

  /** The kind of a file's content; empty if the content is no picture of these kinds. */
  public static Optional<MediaKind> of(byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    return isSvg(content) ? Optional.of(SVG) : Optional.empty();
  }

  private static boolean isSvg(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.UTF_8);
    return SVG_START.matcher(head.startsWith("\uFEFF") ? head.substring(1) : head).lookingAt();
  }

  /** The kind that the ending of a file's name promises. */
  public static Optional<MediaKind> named(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
  }
}
