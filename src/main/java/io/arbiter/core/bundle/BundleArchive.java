package io.arbiter.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes bundles as zip files. Reading trusts no size or name in the archive. Writing the
 * same files always gives the same bytes.
 */
public final class BundleArchive {
  /** The files plus room for two headers each, with paths of some hundred bytes. */
  private static final int MAX_BYTES = BundleFiles.MAX_BYTES + Media.MAX_BYTES + (1 << 20);

  /**
   * The time of all entries. Not 1980, the first year of the zip format: for 1980 the JDK adds a
   * field that depends on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private BundleArchive() {}

  /**
   * Reads a zip. If one folder holds all files, as in archives of repositories, its name is removed
   * from the paths. Entries of folders, and what git, editors and systems leave in a folder, are
   * ignored. Does not check that the files are a valid bundle.
   *
   * @throws InvalidBundleException with every fault, each naming the entry
   */
  public static SortedMap<String, byte[]> read(byte[] zip) throws InvalidBundleException {
    SortedMap<String, byte[]> files = unpack(zip);
    String folder = commonFolder(new TreeSet<>(files.keySet()));
    return files.containsKey(folder + "puzzle.yaml") ? inside(folder, files) : files;
  }

  /**
   * Reads {@code {"files": {path: text}, "binary": {path: Base64}, "keep": {"version": 1, "paths":
   * [path]}, "slug": "…"}}; all but the files may be left out. Does not check that the files are a
   * valid bundle.
   *
   * @throws InvalidBundleException with every fault, with its line in the JSON text
   */
  public static SentBundle readSent(byte[] json) throws InvalidBundleException {
    return BundleJson.read(json);
  }

  private static SortedMap<String, byte[]> unpack(byte[] zip) throws InvalidBundleException {
    FaultList faults = new FaultList();
    SortedMap<String, byte[]> files = new TreeMap<>();
    ArchiveReader.Bound texts = new ArchiveReader.Bound("bundle", BundleFiles.MAX_BYTES);
    ArchiveReader.Bound media = new ArchiveReader.Bound("media", Media.MAX_BYTES);
    new ArchiveReader(MAX_BYTES, BundleFiles.MAX_ALL_FILES, faults)
        .read(
            zip,
            entry -> {
              String name = entry.name();
              if (BundlePath.isForeign(name)) {
                return true;
              }
              // The bundle may be in a folder, whose name is not known yet.
              boolean picture = Media.contains(name) || name.contains("/" + Media.FOLDER);
              ArchiveReader.Bound bound = picture ? media : texts;
              entry.unpack(bound).ifPresent(content -> files.put(name, content));
              return !bound.isExceeded();
            });
    faults.throwIfAny();
    return files;
  }

  /** The innermost folder that holds all files, with its slash; empty if there is none. */
  public static String commonFolder(SortedSet<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    // What the first and the last name have in common, all names between have in common, too.
    String first = names.first();
    int same = 0;
    while (same < first.length() && names.last().startsWith(first.substring(0, same + 1))) {
      same++;
    }
    return first.substring(0, first.substring(0, same).lastIndexOf('/') + 1);
  }

  /** The same files with their paths in a folder, which holds all of them. */
  public static <T> SortedMap<String, T> inside(String folder, SortedMap<String, T> files) {
    SortedMap<String, T> inside = new TreeMap<>();
    files.forEach((name, content) -> inside.put(name.substring(folder.length()), content));
    return inside;
  }

  /**
   * Writes files as a zip: sorted, all with the same time, and not compressed, because the output
   * of deflate differs between versions of its library.
   *
   * @throws IllegalArgumentException if a path could lead out of a folder
   */
  public static byte[] write(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(entry(file.getKey(), file.getValue()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    BundlePath.fault(name)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(FaultList.quote(name) + " " + fault);
            });
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(checksum.getValue());
    return entry;
  }
}
