package io.arbiter.delivery.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span as a text, which the outbox and the records carry.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">the W3C's description</a>
 */
public final class TraceParent {
  /** The name of the text in W3C Trace Context. */
  public static final String NAME = "traceparent";

  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
          return Set.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String text, String name) {
          return name.equals(NAME) ? text : null;
        }
      };

  private TraceParent() {}

  public static @Nullable String current() {
    return of(Context.current());
  }

  static @Nullable String of(Context context) {
    SpanContext span = Span.fromContext(context).getSpanContext();
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : null;
  }

  /** The context of the span that the text names; null if the text is missing or malformed. */
  static @Nullable Context context(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Context context = W3CTraceContextPropagator.getInstance().extract(Context.root(), text, GETTER);
    return Span.fromContext(context).getSpanContext().isValid() ? context : null;
  }
}
