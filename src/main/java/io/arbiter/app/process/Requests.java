package io.arbiter.app.process;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemMapper;
import io.arbiter.server.database.TimeOrderedId;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives each request an id, and refuses bodies that are too large or take too long. */
@ApplicationScoped
public class Requests {
  private static final String ID = "X-Request-Id";

  /**
   * The longest path and query, and the largest headers. Quarkus' own limits are higher, because it
   * answers without a problem document when they are reached.
   */
  private static final int ADDRESS = 4096;

  private static final int HEADERS = 16 << 10;

  /** The largest body in bytes; every source and every form is much smaller. */
  private static final long MOST = 1 << 20;

  /** The largest body that carries a bundle, whose files and pictures have 8 MiB. */
  private static final long BUNDLE = 10 * MOST;

  /**
   * The largest body that carries a repository and its solutions; also {@code
   * quarkus.http.limits.max-body-size}.
   */
  private static final long REPOSITORY = 34 * MOST;

  /**
   * How long a client may send one request in all, in milliseconds; enough for a repository over a
   * slow line. Quarkus' own time-outs only limit the pause between two bytes, so a client that
   * sends a byte now and then could hold a thread for days.
   */
  private static final long LONGEST = Duration.ofMinutes(5).toMillis();

  private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+");

  private final Vertx vertx;
  private final long longest;

  @Inject
  Requests(Vertx vertx) {
    this(vertx, LONGEST);
  }

  Requests(Vertx vertx, long longest) {
    this.vertx = vertx;
    this.longest = longest;
  }

  void register(@Observes Filters filters) {
    filters.register(this::identify, 1000);
    filters.register(this::limitTime, 950);
    filters.register(this::refuse, 900);
    // After Quarkus has set its own limit for bodies without a Content-Length, with priority 2.
    filters.register(this::limit, 1);
  }

  /**
   * Takes the client's id if it is well-formed, otherwise a new id. The id is in every log line and
   * in the answer.
   */
  private void identify(RoutingContext request) {
    String given = request.request().getHeader(ID);
    String id =
        given != null && given.matches("[A-Za-z0-9_-]{1,64}")
            ? given
            : TimeOrderedId.next().toString();
    request.response().putHeader(ID, id);
    MDC.put("request", id);
    request.next();
  }

  /** Closes the connection of a client whose request does not end in time. */
  void limitTime(RoutingContext request) {
    if (!request.request().isEnded()) {
      long timer =
          vertx.setTimer(
              longest,
              _ -> {
                if (!request.request().isEnded()) {
                  request.request().connection().close();
                }
              });
      request.addEndHandler(_ -> vertx.cancelTimer(timer));
    }
    request.next();
  }

  private void refuse(RoutingContext request) {
    boolean api = request.normalizedPath().startsWith("/api/");
    if (request.request().uri().length() > ADDRESS) {
      ProblemMapper.answer(
          request,
          ErrorCode.ADDRESS_TOO_LONG,
          "the address may have " + ADDRESS + " characters at most");
    } else if (headerChars(request) > HEADERS) {
      ProblemMapper.answer(
          request,
          ErrorCode.HEADERS_TOO_LARGE,
          "the headers may have " + HEADERS + " characters at most");
    } else if (request.request().uri().contains("%00")) {
      ProblemMapper.answer(request, ErrorCode.MALFORMED, "the address contains a NUL character");
    } else if (api && !hasContentType(request)) {
      ProblemMapper.answer(
          request, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not well-formed");
    } else if (api && contentLength(request) > maxBodyBytes(request)) {
      ProblemMapper.answer(
          request,
          ErrorCode.TOO_LARGE,
          "the body may have " + maxBodyBytes(request) + " bytes at most");
    } else {
      request.next();
    }
  }

  /** Stops the reading of a body that has no Content-Length at the limit of its path. */
  private void limit(RoutingContext request) {
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxBodyBytes(request));
    request.next();
  }

  /** An author's bundle may be larger than other bodies, and a repository even larger. */
  private static long maxBodyBytes(RoutingContext request) {
    if (request.normalizedPath().startsWith("/api/author/imports/")) {
      return REPOSITORY;
    }
    return request.normalizedPath().startsWith("/api/author/") ? BUNDLE : MOST;
  }

  /** Without this, a content type without a name would be a fault of the server. */
  private static boolean hasContentType(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    return type == null || CONTENT_TYPE.matcher(type).lookingAt();
  }

  private static int headerChars(RoutingContext request) {
    return request.request().headers().entries().stream()
        .mapToInt(header -> header.getKey().length() + header.getValue().length())
        .sum();
  }

  private static long contentLength(RoutingContext request) {
    String header = request.request().getHeader("Content-Length");
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
