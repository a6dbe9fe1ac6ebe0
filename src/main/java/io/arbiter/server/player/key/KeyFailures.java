package io.arbiter.server.player.key;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests whose key could not be looked up. This happens before the request reaches its
 * resource, so {@link ProblemMapper} does not see it.
 */
@ApplicationScoped
public class KeyFailures {
  private static final String ROUTE = "/api/*";

  /** Before the routes of Quarkus. */
  private static final int ORDER = -900;

  void route(@Observes Router router) {
    router.route(ROUTE).order(ORDER).failureHandler(KeyFailures::failed);
  }

  private static void failed(RoutingContext request) {
    @Nullable Throwable failure = request.failure();
    if (request.response().ended()) {
      request.next();
    } else if (failure instanceof ProblemException problem) {
      ProblemMapper.answer(request, problem);
    } else if (ProblemMapper.isPassing(failure)) {
      ProblemMapper.answer(request, ErrorCode.UNAVAILABLE, ProblemMapper.NO_DATABASE);
    } else {
      request.next();
    }
  }
}
