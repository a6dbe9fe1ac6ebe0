package io.arbiter.server.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them. */
public final class StoredTime {
  private StoredTime() {}

  /** The present, in microseconds: what is written and read again is the same. */
  public static Instant now() {
    return of(Instant.now());
  }

  /** A moment without what the database does not keep. */
  public static Instant of(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
