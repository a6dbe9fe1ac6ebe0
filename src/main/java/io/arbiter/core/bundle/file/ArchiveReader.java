package io.arbiter.core.bundle.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Walks over the files of an untrusted zip. Uses the zip's central directory, because only that
 * marks links. Use each reader once.
 */
public final class ArchiveReader {
  /** Takes the files one by one. Their names are valid paths and differ. */
  public interface Taker {
    /** Takes a file. Returns whether to continue. */
    boolean take(ZipFile archive, ZipArchiveEntry entry, String name);
  }

  /**
   * A zip also lists folders and, from macOS, a shadow entry for each file. The bound exists
   * because each entry takes memory.
   */
  private static final int ENTRIES_PER_FILE = 4;

  private final int mostBytes;
  private final int mostFiles;
  private final FaultList faults;
  private final Set<String> names = new HashSet<>();
  private int found;

  /**
   * @param mostBytes of the zip
   * @param mostFiles in the zip
   */
  public ArchiveReader(int mostBytes, int mostFiles, FaultList faults) {
    this.mostBytes = mostBytes;
    this.mostFiles = mostFiles;
    this.faults = faults;
  }

  /** Hands over each file without a fault. */
  public void read(byte[] zip, Taker taker) {
    if (zip.length > mostBytes) {
      fault("is larger than " + mostBytes / 1024 + " KiB");
    } else if (zip.length < 4 || zip[0] != 'P' || zip[1] != 'K') {
      fault("is not a zip file");
    } else if (directoryEntries(zip) > ENTRIES_PER_FILE * mostFiles) {
      fault("has more than " + ENTRIES_PER_FILE * mostFiles + " entries");
    } else {
      readEntries(zip, taker);
    }
  }

  private void readEntries(byte[] zip, Taker taker) {
    try (ZipFile archive =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
            // Only the names in the central directory count; local names are ignored.
            .setIgnoreLocalFileHeader(true)
            .setUseUnicodeExtraFields(false)
            .get()) {
      for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
        if (!hand(archive, entry, taker)) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      // For some damaged archives the library throws RuntimeExceptions of arrays or numbers.
      fault("is a zip that is truncated or damaged");
    }
  }

  /** Hands over an entry's file. Returns whether to continue. */
  private boolean hand(ZipFile archive, ZipArchiveEntry entry, Taker taker) {
    String name = name(entry);
    if (isIgnored(name)) {
      return true;
    }
    if (++found > mostFiles) {
      fault("has more than " + mostFiles + " files");
      return false;
    }
    Optional<String> fault = BundlePath.fault(name);
    if (fault.isPresent()) {
      faults.add(name, 0, fault.get());
      return true;
    }
    if (!names.add(name)) {
      faults.add(name, 0, "occurs twice");
      return true;
    }
    return taker.take(archive, entry, name);
  }

  /** The name exactly as in the archive: the library replaces the backslashes of some archives. */
  private static String name(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.UTF_8);
  }

  private static boolean isIgnored(String name) {
    return name.endsWith("/")
        || name.startsWith("__MACOSX/")
        || name.startsWith(".git/")
        || name.contains("/.git/")
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
