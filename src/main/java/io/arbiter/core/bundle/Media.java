package io.arbiter.core.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures of a bundle: the files in its folder {@code media}. */
public final class Media {
  public static final String FOLDER = "media/";

  /** For each file. Enough for a drawing; a photograph must be scaled down. */
  public static final int MAX_FILE_BYTES = 1 << 20;

  /** For all files together. */
  public static final int MAX_BYTES = 4 << 20;

  static final String NAMES = "media/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}";

  private static final Pattern OWN = Pattern.compile("(?:\\./)?/?media/([A-Za-z0-9_.-]+)");

  private Media() {}

  /** Whether a file of a bundle is a picture. */
  public static boolean contains(String path) {
    return path.startsWith(FOLDER);
  }

  /** The pictures among the files of a bundle, by name without the folder. */
  public static SortedMap<String, byte[]> of(Map<String, byte[]> files) {
    SortedMap<String, byte[]> media = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (contains(path)) {
            media.put(path.substring(FOLDER.length()), content);
          }
        });
    return media;
  }

  /**
   * The same files, with only the first bytes of each picture. That is enough to read the bundle,
   * so that pictures never travel to workers.
   */
  public static SortedMap<String, byte[]> heads(Map<String, byte[]> files) {
    SortedMap<String, byte[]> heads = new TreeMap<>(files);
    heads.replaceAll((path, content) -> contains(path) ? head(content) : content);
    return heads;
  }

  /** The first bytes of a file, which decide whether the file is a picture. */
  public static byte[] head(byte[] content) {
    return content.length <= MediaKind.HEAD_BYTES
        ? content
        : Arrays.copyOf(content, MediaKind.HEAD_BYTES);
  }

  /** The name of the picture of the same bundle that an image in Markdown or HTML shows. */
  public static Optional<String> name(String source) {
    return Optional.of(OWN.matcher(source.strip()))
        .filter(Matcher::matches)
        .map(own -> own.group(1));
  }

  /** The faults in the sizes of the pictures. */
  public static List<BundleProblem> sizeFaults(Map<String, byte[]> files) {
    FaultList faults = new FaultList();
    checkSizes(files, faults);
    return faults.sorted();
  }

  private static void checkSizes(Map<String, byte[]> files, FaultList faults) {
    SortedMap<String, byte[]> media = of(files);
    media.forEach(
        (name, content) -> {
          if (content.length > MAX_FILE_BYTES) {
            faults.add(FOLDER + name, 0, "is larger than " + MAX_FILE_BYTES / 1024 + " KiB");
          }
        });
    if (media.values().stream().mapToLong(content -> content.length).sum() > MAX_BYTES) {
      faults.add("media", 0, "is larger than " + MAX_BYTES / 1024 + " KiB in all");
    }
  }

  static void check(Map<String, byte[]> files, FaultList faults) {
    checkSizes(files, faults);
    of(files)
        .forEach(
            (name, content) -> {
              Optional<MediaKind> named = MediaKind.named(name);
              Optional<MediaKind> kind = MediaKind.of(content);
              if (named.isEmpty()) {
                faults.add(FOLDER + name, 0, "is none of png, jpg, gif, webp and svg");
              } else if (kind.isEmpty()) {
                faults.add(FOLDER + name, 0, "is no picture of type " + named.get().ending());
              } else if (kind.get() != named.get()) {
                faults.add(
                    FOLDER + name,
                    0,
                    "is a " + kind.get().ending() + ", not a " + named.get().ending());
              }
            });
  }
}
