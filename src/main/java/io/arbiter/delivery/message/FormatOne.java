package io.arbiter.delivery.message;

import io.arbiter.core.json.Codec;
import java.io.IOException;

/**
 * Format 1 of the records, which the version before this one wrote. It has one Java record for all
 * jobs, one for all tasks and one for all answers, with fields that are null for some kinds. The
 * topics and the outbox may hold such records after an upgrade. In format 1, only jobs carry the
 * number of their format.
 */
final class FormatOne {
  static final int NUMBER = 1;

  /** The kinds of authors' tasks. */
  enum Kind {
    PREPARE,
    VALIDATE,
    COUNTEREXAMPLE,
    IMPORT_CHECKIO,
    FINGERPRINTS
  }

  private FormatOne() {}

  private record Numbered(int format) {}

  /** The number of a record's format, or 0 when it has none. */
  static int formatOf(byte[] value) throws IOException {
    return Codec.decode(value, Numbered.class).format();
  }

  static Work readWork(byte[] value) throws IOException {
    OldWork old = Codec.decode(value, OldWork.class);
    try {
      return old.work();
    } catch (RuntimeException e) {
      throw new IOException("a record of format 1 is not complete", e);
    }
  }

  static TaskEvent readReport(byte[] value) throws IOException {
    OldReport old = Codec.decode(value, OldReport.class);
    try {
      return old.event();
    } catch (RuntimeException e) {
      throw new IOException("a record of format 1 is not complete", e);
    }
  }
}
