package io.arbiter.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;

/** Unpacks the entries of one archive, within bounds for each and for all of them. Used once. */
final class EntryReader {
  /** Text that an author wrote packs ten to one; what packs better was made to. */
  private static final int MOST_RATIO = 100;

  /** Small files of one repeated line pack well, too, and do no harm. */
  private static final int RATIO_COUNTS_FROM = 64 << 10;

  private static final int TYPE_MASK = 0170000;
  private static final int TYPE_LINK = 0120000;
  private static final int TYPE_FILE = 0100000;

  private final FaultList faults;
  private int unpacked;

  EntryReader(FaultList faults) {
    this.faults = faults;
  }

  /** Whether the bound for all entries is reached, so that no more is to be unpacked. */
  boolean isFull() {
    return unpacked > BundleFiles.MOST_BYTES;
  }

  /** Why an entry is none that can be read as a file, if so. */
  static Optional<String> kindFault(ZipArchiveEntry entry) {
    // Not getUnixMode(), which is 0 for an entry that calls itself one of another system.
    int type = (int) (entry.getExternalAttributes() >>> 16) & TYPE_MASK;
    if (type == TYPE_LINK) {
      return Optional.of("is a link");
    }
    if (type != 0 && type != TYPE_FILE) {
      return Optional.of("is no regular file");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of("is encrypted");
    }
    int method = entry.getMethod();
    return method == ZipArchiveEntry.STORED || method == ZipArchiveEntry.DEFLATED
        ? Optional.empty()
        : Optional.of("is packed by method " + method + ", neither stored nor deflated");
  }

  /** The content; empty when there is a fault. */
  Optional<byte[]> read(ZipFile archive, ZipArchiveEntry entry, String name) {
    Optional<String> fault;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = archive.getInputStream(entry)) {
      fault = unpack(in, content).or(() -> damage(content.toByteArray(), entry));
    } catch (IOException | RuntimeException e) {
      // The library answers some damaged entries with what an array or a number throws.
      fault = Optional.of("is truncated or damaged");
    }
    fault.ifPresent(message -> faults.add(name, 0, message));
    return fault.isPresent() ? Optional.empty() : Optional.of(content.toByteArray());
  }

  /** Unpacks until the end or a bound, which is then what is wrong. */
  private Optional<String> unpack(InputStream in, ByteArrayOutputStream content)
      throws IOException {
    byte[] buffer = new byte[8 << 10];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      content.write(buffer, 0, read);
      unpacked += read;
      if (isFull()) {
        return Optional.of("makes all larger than " + BundleFiles.MOST_BYTES / 1024 + " KiB");
      }
      if (content.size() > BundleFiles.MOST_FILE_BYTES) {
        return Optional.of("is larger than " + BundleFiles.MOST_FILE_BYTES / 1024 + " KiB");
      }
      if (content.size() > RATIO_COUNTS_FROM
          && in instanceof InputStreamStatistics packed
          && content.size() > MOST_RATIO * packed.getCompressedCount()) {
        return Optional.of("is packed more than " + MOST_RATIO + " to 1");
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
