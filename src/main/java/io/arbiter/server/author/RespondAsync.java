package io.arbiter.server.author;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The preference {@code respond-async} of RFC 7240: the client does not wait for the result. */
final class RespondAsync {
  private static final String NAME = "respond-async";

  private RespondAsync() {}

  /**
   * @param prefer the header {@code Prefer}, or null
   */
  static boolean isWanted(@Nullable String prefer) {
    return prefer != null
        && Arrays.stream(prefer.split("[,;]")).map(String::strip).anyMatch(NAME::equalsIgnoreCase);
  }

  /** The answer 202, with the address where the result will be. */
  static Response accepted(String location, Object entity) {
    return Response.accepted(entity)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(URI.create(location))
        .header("Preference-Applied", NAME)
        .build();
  }
}
