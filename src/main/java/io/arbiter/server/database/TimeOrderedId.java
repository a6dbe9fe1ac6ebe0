package io.arbiter.server.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.time.Instant;
import java.util.UUID;

/** Ids of rows, which begin with the time in milliseconds: UUIDs of version 7 (RFC 9562). */
public final class TimeOrderedId {
  /** One generator, so that the ids of one millisecond are in order, too. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private static final int BITS_BELOW_TIME = 16;

  private TimeOrderedId() {}

  public static UUID next() {
    return IDS.generate();
  }

  /** The millisecond in which an id was made. */
  public static Instant time(UUID id) {
    return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
  }

  /** The smallest id of this millisecond, or a smaller one. */
  public static UUID first(Instant at) {
    return new UUID(at.toEpochMilli() << BITS_BELOW_TIME, 0);
  }
}
