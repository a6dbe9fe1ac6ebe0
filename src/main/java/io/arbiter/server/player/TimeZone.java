package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time zone in which days are counted: a name such as Europe/Kyiv, or an offset such as +02:00.
 * Java's rules decide about days, never the database's, because the two may know different zones.
 */
public record TimeZone(ZoneId zone) {
  /** The zone of callers who have not chosen one. */
  public static final TimeZone UTC = new TimeZone(ZoneOffset.UTC);

  /** Longer than every name of a zone. */
  private static final int MOST_CHARS = 64;

  private static final int QUARTER_SECONDS = 15 * 60;

  public static Optional<TimeZone> of(String name) {
    try {
      return name.length() > MOST_CHARS
          ? Optional.empty()
          : Optional.of(new TimeZone(ZoneId.of(name))).filter(TimeZone::hasWholeQuarters);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the days begin at a whole quarter of an hour, as those of all inhabited places do. */
  private boolean hasWholeQuarters() {
    return zone.getRules().getOffset(Instant.now()).getTotalSeconds() % QUARTER_SECONDS == 0;
  }

  /**
   * The zone that a request names.
   *
   * @throws ProblemException INVALID if there is no such zone
   */
  public static TimeZone require(String name) {
    return of(name)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "zone", "must be a time zone such as Europe/Kyiv or +02:00"));
  }

  /** The zone that an account names; UTC if it names none, or one that Java no longer knows. */
  public static TimeZone ofAccount(@Nullable String name) {
    return name == null ? UTC : of(name).orElse(UTC);
  }

  public LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
