package io.arbiter.app.process;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Hides what Quarkus notes about a request and what says who sent it: an address of the API may
 * contain the name of a player, and the address of a client is personal, too. The span's name has
 * the address with {@code {name}} in place of the name.
 */
@Singleton
class PrivateAttributes implements SpanProcessor {
  private static final String HIDDEN = "hidden";

  private static final List<AttributeKey<String>> PRIVATE =
      List.of(
          AttributeKey.stringKey("url.path"),
          AttributeKey.stringKey("url.query"),
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("network.peer.address"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    PRIVATE.stream()
        .filter(key -> span.getAttribute(key) != null)
        .forEach(key -> span.setAttribute(key, HIDDEN));
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
