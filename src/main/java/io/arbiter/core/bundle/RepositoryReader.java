package io.arbiter.core.bundle;

import static java.util.stream.Collectors.toCollection;

import io.arbiter.core.bundle.file.ArchiveReader;
import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.EntryReader;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.InvalidBundleException;
import io.arbiter.core.bundle.file.Media;
import io.arbiter.core.bundle.file.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the zip of a repository. Unpacks texts, and pictures that a text mentions. Repositories
 * also hold drawings and animations of many megabytes, of which only the sizes are noted. Use each
 * reader once.
 */
final class RepositoryReader {
  /** Drawings of several megabytes are common. */
  static final int MAX_ZIP_BYTES = 32 << 20;

  private static final int MAX_FILES = BundleFiles.MAX_ALL_FILES;

  /** More pictures than a statement shows. */
  private static final int MAX_PICTURES = 60;

  /** A text may mention more pictures than it shows, such as those for another language. */
  private static final int MAX_PICTURE_BYTES = 4 * Media.MAX_BYTES;

  /** A conversion of a mission fails without these files. */
  private static final Set<String> NEEDED = Set.of("py", "html");

  /** What a Kattis problem package holds beside pictures. */
  private static final Set<String> NEEDED_OF_PACKAGE =
      Set.of("py", "yaml", "md", "tex", "in", "ans");

  /** Initial code mostly has no ending; some descriptions are in Markdown. */
  private static final Set<String> SHORT = Set.of("", "tmpl", "md");

  private static final int MAX_SHORT_BYTES = 64 << 10;

  private final byte[] zip;
  private final Set<String> needed;
  private final FaultList faults = new FaultList();
  private final SortedMap<String, byte[]> texts = new TreeMap<>();
  private final SortedMap<String, byte[]> pictures = new TreeMap<>();
  private final SortedMap<String, Long> sizes = new TreeMap<>();

  private RepositoryReader(byte[] zip, Set<String> needed) {
    this.zip = zip;
    this.needed = needed;
  }

  /** Reads the repository of a mission. */
  static Repository read(byte[] zip) throws InvalidBundleException {
    return read(zip, NEEDED);
  }

  /** Reads a Kattis problem package. */
  static Repository readPackage(byte[] zip) throws InvalidBundleException {
    return read(zip, NEEDED_OF_PACKAGE);
  }

  private static Repository read(byte[] zip, Set<String> needed) throws InvalidBundleException {
    RepositoryReader reader = new RepositoryReader(zip, needed);
    reader.readTexts();
    reader.faults.throwIfAny();
    reader.readPictures();
    return reader.repository();
  }

  private void readTexts() {
    EntryReader entries = new EntryReader("repository", BundleFiles.MAX_BYTES, faults);
    new ArchiveReader(MAX_ZIP_BYTES, MAX_FILES, faults)
        .read(
            zip,
            (archive, entry, name) -> {
              String ending = ending(name);
              boolean brief = SHORT.contains(ending) && entry.getSize() <= MAX_SHORT_BYTES;
              if (brief || needed.contains(ending)) {
                entries.read(archive, entry, name).ifPresent(text -> texts.put(name, text));
              } else {
                sizes.put(name, Math.max(0, entry.getSize()));
              }
              return !entries.isFull();
            });
  }

  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  /** A picture that cannot be unpacked is left out, so its faults are not reported. */
  private void readPictures() {
    FaultList ignored = new FaultList();
    EntryReader entries = new EntryReader("repository", MAX_PICTURE_BYTES, ignored);
    Set<String> mentioned = mentioned();
    new ArchiveReader(MAX_ZIP_BYTES, MAX_FILES, ignored)
        .read(
            zip,
            (archive, entry, name) -> {
              if (mentioned.contains(name) && entry.getSize() <= Media.MAX_FILE_BYTES) {
                entries.read(archive, entry, name).ifPresent(c -> pictures.put(name, c));
              }
              return !entries.isFull() && pictures.size() < MAX_PICTURES;
            });
  }

  private Set<String> mentioned() {
    StringBuilder pages = new StringBuilder();
    texts.forEach(
        (name, text) -> {
          if (name.endsWith(".html") || name.endsWith(".md") || name.endsWith(".tex")) {
            pages.append(new String(text, StandardCharsets.UTF_8)).append('\n');
          }
        });
    Set<String> mentioned = new TreeSet<>();
    for (String path : sizes.keySet()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (MediaKind.named(path).isPresent()
          && (pages.indexOf(name) >= 0 || pages.indexOf(name.replace(" ", "%20")) >= 0)) {
        mentioned.add(path);
      }
    }
    return mentioned;
  }

  private Repository repository() {
    SortedSet<String> names = new TreeSet<>(texts.keySet());
    names.addAll(sizes.keySet());
    String folder = "";
    for (String top = BundleArchive.topFolder(names);
        !top.isEmpty();
        top = BundleArchive.topFolder(names)) {
      folder += top;
      int length = top.length();
      names =
          names.stream().map(name -> name.substring(length)).collect(toCollection(TreeSet::new));
    }
    return new Repository(inside(folder, texts), inside(folder, pictures), inside(folder, sizes));
  }

  private static <T> SortedMap<String, T> inside(String folder, SortedMap<String, T> files) {
    SortedMap<String, T> inside = new TreeMap<>();
    files.forEach((name, content) -> inside.put(name.substring(folder.length()), content));
    return inside;
  }
}
