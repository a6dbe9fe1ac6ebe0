package io.arbiter.delivery.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** A span from its start to {@link #close}, or nothing if the work belongs to no trace. */
public final class TraceSpan implements AutoCloseable {
  /** Of work that belongs to no trace. */
  public static final TraceSpan NONE = new TraceSpan(null, Span.getInvalid());

  private final @Nullable Context context;
  private final Span span;
  private @Nullable Scope scope;

  private TraceSpan(@Nullable Context context, Span span) {
    this.context = context;
    this.span = span;
  }

  static TraceSpan of(Context parent, Span span) {
    return new TraceSpan(parent.with(span), span);
  }

  /** A place in a trace, without a span of its own. */
  static TraceSpan at(Context context) {
    return new TraceSpan(context, Span.getInvalid());
  }

  /** Makes this the current span of the thread until it is closed, by the same thread. */
  @SuppressWarnings("MustBeClosedChecker") // close() closes it.
  TraceSpan enter() {
    if (context != null) {
      scope = context.makeCurrent();
    }
    return this;
  }

  /** Runs a part of the work. The spans of that part are children of this span. */
  public void within(Runnable part) {
    if (context == null) {
      part.run();
    } else {
      context.wrap(part).run();
    }
  }

  /** This span as a text; null if the work belongs to no trace. */
  public @Nullable String text() {
    return context == null ? null : TraceParent.of(context);
  }

  public TraceSpan note(String name, String value) {
    span.setAttribute(name, value);
    return this;
  }

  public TraceSpan note(String name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  /**
   * Marks the span as failed.
   *
   * @param kind what failed; not the message of an exception, which may quote a source
   */
  public void fail(String kind) {
    span.setStatus(StatusCode.ERROR, kind);
  }

  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
    span.end();
  }
}
