package io.arbiter.delivery.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans. Work that belongs to no trace gets no span, so nothing here begins a trace: a trace
 * begins with a request. While spans are off, the trace of a record is still passed on, so that a
 * process that exports nothing does not cut a trace in two. Thread-safe.
 */
public final class Spans {
  public static final String SUBMISSION = "arbiter.submission";

  private static volatile @Nullable Tracer tracer;

  private Spans() {}

  public static void turnOn(Tracer maker) {
    tracer = maker;
  }

  public static void turnOff() {
    tracer = null;
  }

  public static void note(String name, String value) {
    Span.current().setAttribute(name, value);
  }

  /** A part of the current work. It is the current span until it is closed. */
  public static TraceSpan step(String name) {
    Tracer maker = tracer;
    return maker == null || !isTraced(Context.current())
        ? TraceSpan.NONE
        : begin(maker.spanBuilder(name), Context.current()).enter();
  }

  /** The sending of a record, until the broker has confirmed the record. */
  public static TraceSpan send(String topic, String key) {
    Context parent = Context.current();
    return isTraced(parent)
        ? message("send " + topic, SpanKind.PRODUCER, parent, topic, key)
        : TraceSpan.NONE;
  }

  /**
   * The processing of a record. It is the current span until it is closed.
   *
   * @param parent the text in the record's header; without it there is no span
   */
  public static TraceSpan process(String name, String topic, String key, @Nullable String parent) {
    return processTogether(name, topic, key, parent).enter();
  }

  /** Like {@link #process}, but it is not the current span, since others begin at the same time. */
  public static TraceSpan processTogether(
      String name, String topic, String key, @Nullable String parent) {
    Context context = TraceParent.context(parent);
    return context == null ? TraceSpan.NONE : message(name, SpanKind.CONSUMER, context, topic, key);
  }

  /** Continues a trace, without a span of its own, until it is closed. */
  public static TraceSpan resume(@Nullable String parent) {
    Context context = TraceParent.context(parent);
    return context == null ? TraceSpan.NONE : TraceSpan.at(context).enter();
  }

  /** The thread's work belongs to no trace until this is closed. */
  public static TraceSpan suspend() {
    return isTraced(Context.current()) ? TraceSpan.at(Context.root()).enter() : TraceSpan.NONE;
  }

  /** The same work, for another thread. There it belongs to the present trace. */
  public static Runnable carry(Runnable work) {
    return isTraced(Context.current()) ? Context.current().wrap(work) : work;
  }

  private static TraceSpan message(
      String name, SpanKind kind, Context parent, String topic, String key) {
    Tracer maker = tracer;
    if (maker == null) {
      return TraceSpan.at(parent);
    }
    // The names of OpenTelemetry's conventions for Kafka.
    return begin(
        maker
            .spanBuilder(name)
            .setSpanKind(kind)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.destination.name", topic)
            .setAttribute("messaging.kafka.message.key", key),
        parent);
  }

  private static TraceSpan begin(SpanBuilder builder, Context parent) {
    return TraceSpan.of(parent, builder.setParent(parent).startSpan());
  }

  private static boolean isTraced(Context context) {
    return Span.fromContext(context).getSpanContext().isValid();
  }
}
