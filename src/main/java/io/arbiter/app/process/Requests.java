package io.arbiter.app.process;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives each request an id, and refuses bodies that are too large. */
@ApplicationScoped
public class Requests {
  private static final String ID = "X-Request-Id";

  /** How much larger than other bodies a bundle may be: its files and pictures have 8 MiB. */
  private static final int BUNDLE = 10;

  /** How much larger than other bodies a repository and its solutions may be. */
  private static final int REPOSITORY = 34;

  private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+");

  private final long maxBodyBytes;

  public Requests(HttpSettings settings) {
    this.maxBodyBytes = settings.maxBodyBytes().asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::identify, 1000);
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
            : Generators.timeBasedEpochGenerator().generate().toString();
    request.response().putHeader(ID, id);
    MDC.put("request", id);
    request.next();
  }

  private void refuse(RoutingContext request) {
    boolean api = request.normalizedPath().startsWith("/api/");
    if (request.request().uri().contains("%00")) {
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
  private long maxBodyBytes(RoutingContext request) {
    if (request.normalizedPath().startsWith("/api/author/imports/")) {
      return REPOSITORY * maxBodyBytes;
    }
    return request.normalizedPath().startsWith("/api/author/")
        ? BUNDLE * maxBodyBytes
        : maxBodyBytes;
  }

  /** Without this, a content type without a name would be a fault of the server. */
  private static boolean hasContentType(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    return type == null || CONTENT_TYPE.matcher(type).lookingAt();
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
