package io.arbiter.server.contest;

import io.arbiter.core.json.Codec;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * Answers with an ETag. A client that has the content gets 304 without it. Only the client itself
 * may keep the content, which depends on who asks.
 */
final class TaggedAnswer {
  private TaggedAnswer() {}

  /** A name of content. Contents that differ only in the time of the answer have the same name. */
  static String tag(String json, Instant at) {
    return Codec.hash(json.replace(at.toString(), "").getBytes(StandardCharsets.UTF_8));
  }

  /** The answer says its time, by which a client knows that times in a kept content are old. */
  static Response of(Request request, String tag, Response whole) {
    EntityTag entity = new EntityTag(tag);
    var unchanged = request.evaluatePreconditions(entity);
    return (unchanged == null ? Response.fromResponse(whole) : unchanged)
        .tag(entity)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.DATE, Date.from(Instant.now()))
        .build();
  }
}
