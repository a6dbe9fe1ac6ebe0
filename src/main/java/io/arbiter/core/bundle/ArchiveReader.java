package io.arbiter.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Walks over the files of an untrusted zip. Uses the zip's central directory, because only that
 * marks links. Use each reader once.
 */
public final class ArchiveReader {
  /** Takes the files one by one. Their names are valid paths and differ. */
  public interface Taker {
    boolean take(Entry entry);
  }

  /** A bound for the unpacked size of several entries together. */
  public static final class Bound {
    private final String all;
    private final int mostBytes;
    private int unpacked;

    /**
     * @param all what the entries are together, for messages
     */
    public Bound(String all, int mostBytes) {
      this.all = all;
      this.mostBytes = mostBytes;
    }

    /** Whether no more entries may be unpacked. */
    public boolean isExceeded() {
      return unpacked > mostBytes;
    }
  }

  /**
   * A zip also lists folders and, from macOS, a shadow entry for each file. The bound exists
   * because each entry takes memory.
   */
  private static final int ENTRIES_PER_FILE = 4;

  /** Ordinary text packs about ten to one; a much higher ratio suggests a zip bomb. */
  private static final int MAX_RATIO = 100;

  /** Smaller files may have any ratio: a small file of one repeated line is harmless. */
  private static final int RATIO_COUNTS_FROM = 64 << 10;

  private static final int TYPE_MASK = 0170000;
  private static final int TYPE_LINK = 0120000;
  private static final int TYPE_FILE = 0100000;

  private static final String DAMAGED = "is truncated or damaged";

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
        if (!hand(new Entry(archive, entry), taker)) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      // For some damaged archives the library throws RuntimeExceptions of arrays or numbers.
      fault("is a zip that is truncated or damaged");
    }
  }

  private boolean hand(Entry entry, Taker taker) {
    String name = entry.name();
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
    return taker.take(entry);
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

  /** A file of the zip. */
  public final class Entry {
    private final ZipFile archive;
    private final ZipArchiveEntry entry;
    private final String name;

    private Entry(ZipFile archive, ZipArchiveEntry entry) {
      this.archive = archive;
      this.entry = entry;
      // Exactly as in the archive: the library replaces the backslashes of some archives.
      this.name = new String(entry.getRawName(), StandardCharsets.UTF_8);
    }

    public String name() {
      return name;
    }

    /** The size in bytes that the directory claims; -1 if it claims none. */
    public long size() {
      return entry.getSize();
    }

    /** The content; empty if there is a fault. */
    public Optional<byte[]> unpack(Bound bound) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      Optional<String> fault = kindFault().or(() -> unpack(bound, content));
      fault.ifPresent(message -> faults.add(name, 0, message));
      return fault.isPresent() ? Optional.empty() : Optional.of(content.toByteArray());
    }

    private Optional<String> kindFault() {
      // Not getUnixMode(), which is 0 if the entry claims to come from another system.
      int type = (int) (entry.getExternalAttributes() >>> 16) & TYPE_MASK;
      if (type == TYPE_LINK) {
        return Optional.of("is a link");
      }
      if (type != 0 && type != TYPE_FILE) {
        return Optional.of("is not a regular file");
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        return Optional.of("is encrypted");
      }
      int method = entry.getMethod();
      return method == ZipArchiveEntry.STORED || method == ZipArchiveEntry.DEFLATED
          ? Optional.empty()
          : Optional.of("is packed by method " + method + ", neither stored nor deflated");
    }

    private Optional<String> unpack(Bound bound, ByteArrayOutputStream content) {
      try (InputStream in = archive.getInputStream(entry)) {
        return copy(in, bound, content).or(() -> damage(content.toByteArray()));
      } catch (IOException | RuntimeException e) {
        // For some damaged entries the library throws RuntimeExceptions of arrays or numbers.
        return Optional.of(DAMAGED);
      }
    }

    private static Optional<String> copy(InputStream in, Bound bound, ByteArrayOutputStream content)
        throws IOException {
      byte[] buffer = new byte[8 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.write(buffer, 0, read);
        bound.unpacked += read;
        if (bound.isExceeded()) {
          return Optional.of(
              "makes the " + bound.all + " larger than " + bound.mostBytes / 1024 + " KiB");
        }
        if (content.size() > BundleFiles.MAX_FILE_BYTES) {
          return Optional.of("is larger than " + BundleFiles.MAX_FILE_BYTES / 1024 + " KiB");
        }
        if (content.size() > RATIO_COUNTS_FROM
            && in instanceof InputStreamStatistics packed
            && content.size() > MAX_RATIO * packed.getCompressedCount()) {
          return Optional.of("is packed more than " + MAX_RATIO + " to 1");
        }
      }
      return Optional.empty();
    }

    private Optional<String> damage(byte[] content) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      return checksum.getValue() == entry.getCrc() && content.length == entry.getSize()
          ? Optional.empty()
          : Optional.of(DAMAGED);
    }
  }
}
