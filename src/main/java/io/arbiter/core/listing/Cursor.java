package io.arbiter.core.listing;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Encodes the sort key of the last item shown. Clients treat the text as opaque. */
public final class Cursor {
  private static final String SEPARATOR = "\n";

  private Cursor() {}

  static String encode(List<?> key) {
    String text = key.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
