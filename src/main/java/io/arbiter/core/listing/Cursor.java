package io.arbiter.core.listing;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Encodes the sort key of the last item shown. Clients treat the text as opaque. */
public final class Cursor {
  private static final String SEPARATOR = "\n";

  /** After all times of items; PostgreSQL knows later ones, but not all of Java's. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private Cursor() {}

  static String encode(List<?> key) {
    String text = key.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A time of a cursor.
   *
   * @throws RuntimeException if it is no time, or one that the database does not have
   */
  public static Instant instant(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(Instant.EPOCH) || time.isAfter(END)) {
      throw new IllegalArgumentException("no item has this time");
    }
    return time;
  }

  /** Reads a cursor that is an id. */
  public static Optional<UUID> id(@Nullable String after) {
    return decode(after, key -> UUID.fromString(key.getFirst()));
  }

  /**
   * Reads a cursor.
   *
   * @param after as the client sent it, or null for the first page
   * @param parse makes the key from the values
   * @throws ProblemException MALFORMED if the text is not a cursor of this list
   */
  public static <K> Optional<K> decode(@Nullable String after, Function<List<String>, K> parse) {
    if (after == null) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("no key has a NUL character");
      }
      return Optional.of(parse.apply(List.of(text.split(SEPARATOR, -1))));
    } catch (RuntimeException e) {
      throw new ProblemException(ErrorCode.MALFORMED, "after: this is not a cursor of this list");
    }
  }
}
