package io.arbiter.core.bundle.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;

/**
 * Unpacks the entries of one archive, with bounds for each entry and for the total. Use each reader
 * once.
 */
public final class EntryReader {
  /** Ordinary text packs about ten to one; a much higher ratio suggests a zip bomb. */
  private static final int MAX_RATIO = 100;

  /** Smaller files may have any ratio: a small file of one repeated line is harmless. */
  private static final int RATIO_COUNTS_FROM = 64 << 10;

  private static final int TYPE_MASK = 0170000;
  private static final int TYPE_LINK = 0120000;
  private static final int TYPE_FILE = 0100000;

  private final String all;
  private final int mostBytes;
  private final FaultList faults;
  private int unpacked;

  /**
   * @param all what the entries are together, for messages
   * @param mostBytes of all entries together
   */
  public EntryReader(String all, int mostBytes, FaultList faults) {
    this.all = all;
    this.mostBytes = mostBytes;
    this.faults = faults;
  }

  /** Whether the bound for the total is exceeded; then no more entries may be unpacked. */
  public boolean isFull() {
    return unpacked > mostBytes;
  }

  /** Why an entry cannot be read as a file; empty if it can. */
  private static Optional<String> kindFault(ZipArchiveEntry entry) {
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

  /** The content; empty if there is a fault. */
  public Optional<byte[]> read(ZipFile archive, ZipArchiveEntry entry, String name) {
    Optional<String> fault = kindFault(entry);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (fault.isEmpty()) {
      fault = unpack(archive, entry, content);
    }
    fault.ifPresent(message -> faults.add(name, 0, message));
    return fault.isPresent() ? Optional.empty() : Optional.of(content.toByteArray());
  }

  private Optional<String> unpack(
      ZipFile archive, ZipArchiveEntry entry, ByteArrayOutputStream content) {
    try (InputStream in = archive.getInputStream(entry)) {
      return unpack(in, content).or(() -> damage(content.toByteArray(), entry));
    } catch (IOException | RuntimeException e) {
      // For some damaged entries the library throws RuntimeExceptions of arrays or numbers.
      return Optional.of("is truncated or damaged");
    }
  }

  /** Unpacks an entry. Returns the exceeded bound, if any. */
  private Optional<String> unpack(InputStream in, ByteArrayOutputStream content)
      throws IOException {
    byte[] buffer = new byte[8 << 10];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      content.write(buffer, 0, read);
      unpacked += read;
      if (isFull()) {
        return Optional.of("makes the " + all + " larger than " + mostBytes / 1024 + " KiB");
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

  private static Optional<String> damage(byte[] content, ZipArchiveEntry entry) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue() == entry.getCrc() && content.length == entry.getSize()
        ? Optional.empty()
        : Optional.of("is truncated or damaged");
  }
}
