package io.arbiter.core.exchange;

import io.arbiter.core.bundle.ArchiveReader;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleFiles;
import io.arbiter.core.bundle.FaultList;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the zip of a repository. Unpacks texts, and pictures that a text mentions. Repositories
 * also hold drawings and animations of many megabytes, of which only the sizes are noted. Use each
 * reader once.
 */
final class RepositoryReader {
  /** A conversion of a mission fails without these files. */
  static final Set<String> NEEDED_OF_MISSION = Set.of("py", "html");

  static final Set<String> NEEDED_OF_PACKAGE = Set.of("py", "yaml", "md", "tex", "in", "ans");

  /** Drawings of several megabytes are common. */
  private static final int MAX_ZIP_BYTES = 32 << 20;

  /** More pictures than a statement shows. */
  private static final int MAX_PICTURES = 60;

  /** A text may mention more pictures than it shows, such as those for another language. */
  private static final int MAX_PICTURE_BYTES = 4 * Media.MAX_BYTES;

  /** Initial code mostly has no ending; some descriptions are in Markdown. */
  private static final Set<String> SHORT = Set.of("", "tmpl", "md");

  private static final int MAX_SHORT_BYTES = 64 << 10;

  private final byte[] zip;
  private final Set<String> needed;
  private final SortedMap<String, byte[]> texts = new TreeMap<>();
  private final SortedMap<String, byte[]> pictures = new TreeMap<>();
  private final SortedMap<String, Long> sizes = new TreeMap<>();

  /**
   * @param needed the endings of the files that are unpacked whatever their size
   */
  RepositoryReader(byte[] zip, Set<String> needed) {
    this.zip = zip;
    this.needed = needed;
  }

  Repository read() throws InvalidBundleException {
    FaultList faults = new FaultList();
    readTexts(faults);
    faults.throwIfAny();
    readPictures();
    SortedSet<String> names = new TreeSet<>(texts.keySet());
    names.addAll(sizes.keySet());
    String folder = BundleArchive.commonFolder(names);
    return new Repository(
        BundleArchive.inside(folder, texts),
        BundleArchive.inside(folder, pictures),
        BundleArchive.inside(folder, sizes));
  }

  private void readTexts(FaultList faults) {
    ArchiveReader.Bound bound = new ArchiveReader.Bound("repository", BundleFiles.MAX_BYTES);
    new ArchiveReader(MAX_ZIP_BYTES, BundleFiles.MAX_ALL_FILES, faults)
        .read(
            zip,
            entry -> {
              String ending = ending(entry.name());
              boolean brief = SHORT.contains(ending) && entry.size() <= MAX_SHORT_BYTES;
              if (brief || needed.contains(ending)) {
                entry.unpack(bound).ifPresent(text -> texts.put(entry.name(), text));
              } else {
                sizes.put(entry.name(), Math.max(0, entry.size()));
              }
              return !bound.isExceeded();
            });
  }

  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  /** A picture that cannot be unpacked is left out, so its faults are not reported. */
  private void readPictures() {
    ArchiveReader.Bound bound = new ArchiveReader.Bound("repository", MAX_PICTURE_BYTES);
    Set<String> mentioned = mentioned();
    new ArchiveReader(MAX_ZIP_BYTES, BundleFiles.MAX_ALL_FILES, new FaultList())
        .read(
            zip,
            entry -> {
              if (mentioned.contains(entry.name()) && entry.size() <= Media.MAX_FILE_BYTES) {
                entry.unpack(bound).ifPresent(content -> pictures.put(entry.name(), content));
              }
              return !bound.isExceeded() && pictures.size() < MAX_PICTURES;
            });
  }

  private Set<String> mentioned() {
    String pages =
        texts.entrySet().stream()
            .filter(text -> Set.of("html", "md", "tex").contains(ending(text.getKey())))
            .map(text -> new String(text.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));
    return sizes.keySet().stream()
        .filter(path -> MediaKind.named(path).isPresent())
        .filter(
            path -> {
              String name = path.substring(path.lastIndexOf('/') + 1);
              return pages.contains(name) || pages.contains(name.replace(" ", "%20"));
            })
        .collect(Collectors.toSet());
  }
}
