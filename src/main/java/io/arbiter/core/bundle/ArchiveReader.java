package io.arbiter.core.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads the files of an untrusted zip. Uses the zip's central directory, because only that marks
 * links. Use each reader once.
 */
final class ArchiveReader {
  /** The files plus room for two headers each, with paths of some hundred bytes. */
  private static final int MAX_BYTES = BundleFiles.MAX_BYTES + (1 << 20);

  /**
   * A zip also lists folders and, from macOS, a shadow entry for each file. The bound exists
   * because each entry takes memory.
   */
  private static final int ENTRIES_PER_FILE = 4;

  private final int mostFiles;
  private final FaultList faults;
  private final EntryReader entries;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private int found;

  ArchiveReader(int mostFiles, FaultList faults) {
    this.mostFiles = mostFiles;
    this.faults = faults;
    this.entries = new EntryReader(faults);
  }

  /** The files by path; some are missing when there are faults. */
  SortedMap<String, byte[]> read(byte[] zip) {
    if (zip.length > MAX_BYTES) {
      fault("is larger than " + MAX_BYTES / 1024 + " KiB");
    } else if (zip.length < 4 || zip[0] != 'P' || zip[1] != 'K') {
      fault("is not a zip file");
    } else if (directoryEntries(zip) > ENTRIES_PER_FILE * mostFiles) {
      fault("has more than " + ENTRIES_PER_FILE * mostFiles + " entries");
    } else {
      readEntries(zip);
    }
    return files;
  }

  private void readEntries(byte[] zip) {
    try (ZipFile archive =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
            // Only the names in the central directory count; local names are ignored.
            .setIgnoreLocalFileHeader(true)
            .setUseUnicodeExtraFields(false)
            .get()) {
      for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
        if (!add(archive, entry)) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      // For some damaged archives the library throws RuntimeExceptions of arrays or numbers.
      fault("is a zip that is truncated or damaged");
    }
  }

  /** Adds an entry's file. Returns whether to continue. */
  private boolean add(ZipFile archive, ZipArchiveEntry entry) {
    String name = name(entry);
    if (isIgnored(name)) {
      return true;
    }
    if (++found > mostFiles) {
      fault("has more than " + mostFiles + " files");
      return false;
    }
    Optional<String> fault = BundlePath.fault(name).or(() -> EntryReader.kindFault(entry));
    if (fault.isPresent()) {
      faults.add(name, 0, fault.get());
      return true;
    }
    if (files.containsKey(name)) {
      faults.add(name, 0, "occurs twice");
      return true;
    }
    entries.read(archive, entry, name).ifPresent(content -> files.put(name, content));
    return !entries.isFull();
  }

  /** The name exactly as in the archive: the library replaces the backslashes of some archives. */
  private static String name(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.UTF_8);
  }

  private static boolean isIgnored(String name) {
    return name.endsWith("/")
        || name.startsWith("__MACOSX/")
        || name.equals(".DS_Store")
        || name.endsWith("/.DS_Store");
  }

  private void fault(String message) {
    faults.add(FaultList.BUNDLE, 0, message);
  }

  /**
   * Counts the entries before the library makes an object for each; the count in the directory may
   * be wrong.
   */
  private static int directoryEntries(byte[] zip) {
    int count = 0;
    for (int i = 0; i + 4 <= zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        count++;
      }
    }
    return count;
  }
}
