package io.arbiter.core.exchange;

import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.MediaKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that a mission's pages show, as files of the bundle. A picture that a bundle cannot
 * have is left out, with a note. Only the first bytes of a picture are read. Not thread-safe.
 */
final class CheckioMedia {
  /** What {@code {{MEDIA}}} becomes: the path of the media's folder on CheckIO's site. */
  static final String PLACE = "/media/";

  private static final Pattern FOREIGN = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

  /** Where repositories keep pictures, when a page does not say so. */
  private static final List<String> FOLDERS = List.of("info/media/", "media/", "info/", "");

  private static final int MAX_SHOWN = 100;

  private final SourceFiles files;

  /** The name in the bundle by the path in the repository; null if the picture is left out. */
  private final Map<String, @Nullable String> names = new HashMap<>();

  private final Map<String, String> carried = new LinkedHashMap<>();
  private final Notes notes = new Notes();
  private long bytes;

  CheckioMedia(SourceFiles files) {
    this.files = files;
  }

  /** The address in the bundle of a picture that a page shows; empty if the picture is left out. */
  Optional<String> carry(String page, String source) {
    if (FOREIGN.matcher(source).matches()) {
      notes.note(page, "an image of another site is left out: " + shown(source));
      return Optional.empty();
    }
    Optional<String> path = path(page, source);
    if (path.isEmpty()) {
      notes.note(page, "an image is left out: " + shown(source) + " is not in the repository");
      return Optional.empty();
    }
    if (!names.containsKey(path.get())) {
      names.put(path.get(), name(path.get()));
    }
    return Optional.ofNullable(names.get(path.get()));
  }

  Map<String, String> carried() {
    return carried;
  }

  /** The paths in the repository of the pictures that are carried or have a note. */
  Set<String> known() {
    return names.keySet();
  }

  Notes notes() {
    return notes;
  }

  private Optional<String> path(String page, String source) {
    String file = decoded(source.replaceFirst("[?#].*", "").strip());
    String name = file.startsWith(PLACE) ? file.substring(PLACE.length()) : file;
    List<String> places = new ArrayList<>();
    if (!file.startsWith("/")) {
      places.add(resolved(page.substring(0, page.lastIndexOf('/') + 1) + file));
    }
    FOLDERS.forEach(folder -> places.add(resolved(folder + name.replaceFirst("^/+", ""))));
    return places.stream().filter(files::has).findFirst();
  }

  /** An address for a note; some pages hold whole pictures as addresses. */
  private static String shown(String source) {
    return source.length() <= MAX_SHOWN ? source : source.substring(0, MAX_SHOWN) + "…";
  }

  private static String decoded(String source) {
    try {
      return URLDecoder.decode(source.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return source;
    }
  }

  /** The path without its parts {@code .} and {@code ..}. */
  private static String resolved(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private @Nullable String name(String path) {
    long size = files.size(path);
    byte @Nullable [] head = files.contents().get(path);
    Optional<MediaKind> kind = head == null ? Optional.empty() : MediaKind.of(head);
    if (size > Media.MAX_FILE_BYTES) {
      notes.note(
          path, "is left out: " + kib(size) + ", a picture may have " + kib(Media.MAX_FILE_BYTES));
    } else if (head == null || bytes + size > Media.MAX_BYTES) {
      notes.note(path, "is left out: all pictures together may have " + kib(Media.MAX_BYTES));
    } else if (kind.isEmpty()) {
      notes.note(path, "is left out: is no picture of type png, jpg, gif, webp or svg");
    } else {
      bytes += size;
      String name = free(path, kind.get());
      carried.put(name, path);
      return name;
    }
    return null;
  }

  /** A path that the bundle may use and has not used, with the ending of the picture's kind. */
  private String free(String path, MediaKind kind) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    String stem = Media.FOLDER + SourceFiles.safeName(name, "picture");
    return SourceFiles.freeName(stem, "." + kind.ending(), carried::containsKey);
  }

  private static String kib(long bytes) {
    return Math.ceilDiv(bytes, 1024) + " KiB";
  }
}
