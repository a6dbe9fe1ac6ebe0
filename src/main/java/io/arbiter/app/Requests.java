package io.arbiter.app;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.MDC;

/** Gives each request an id, and refuses bodies that are too large. */
@ApplicationScoped
public class Requests {
  private static final String ID = "X-Request-Id";

  private final Roles roles = Roles.configured();
  private final long maxBodyBytes;

  public Requests(HttpSettings settings) {
    this.maxBodyBytes = settings.maxBodyBytes().asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::identify, 1000);
    filters.register(this::refuse, 900);
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
    if (api && roles.worker() && !roles.api()) {
      problem(request, ErrorCode.NOT_FOUND, "this process is a worker and has no API");
    } else if (request.request().uri().contains("%00")) {
      problem(request, ErrorCode.MALFORMED, "the address contains a NUL character");
    } else if (api && contentLength(request) > maxBodyBytes(request)) {
      problem(
          request,
          ErrorCode.TOO_LARGE,
          "the body may have " + maxBodyBytes(request) + " bytes at most");
    } else {
      request.next();
    }
  }

  /** An author's bundle may be larger than any other body. */
  private long maxBodyBytes(RoutingContext request) {
    return request.normalizedPath().startsWith("/api/author/") ? 4 * maxBodyBytes : maxBodyBytes;
  }

  private static long contentLength(RoutingContext request) {
    String header = request.request().getHeader("Content-Length");
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void problem(RoutingContext request, ErrorCode code, String detail) {
    request
        .response()
        .setStatusCode(code.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Json.encode(Problem.of(code, detail, request.normalizedPath(), List.of())));
  }
}
