package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.StopRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Shows submissions, runs and scripts, and stops the latter two. */
@Path("/api")
@RunOnVirtualThread
public class CatalogResource {
  private static final int ACCEPTED = 202;

  private final SubmissionCatalog catalog;
  private final Caller caller;
  private final Publisher publisher;

  public CatalogResource(SubmissionCatalog catalog, Caller caller, Publisher publisher) {
    this.catalog = catalog;
    this.caller = caller;
    this.publisher = publisher;
  }

  @GET
  @Path("submissions/{id}")
  @Operation(
      summary = "Show a submission",
      description = "A submission that the caller does not see is like one that does not exist")
  public SubmissionView show(UUID id) {
    return catalog.require(id, caller.viewer());
  }

  @GET
  @Path("submissions/{id}/trace")
  @Operation(summary = "Show the steps of a run with \"trace\": true")
  public TraceView trace(UUID id) {
    return catalog.trace(id, caller.viewer());
  }

  @GET
  @Path("submissions")
  @Authenticated
  @Operation(
      summary = "List the submissions that the caller sees",
      description =
          "Those of the caller, of the caller's puzzles and of the caller's contests; admins see"
              + " all. Of a player whose submissions the caller does not see, the list is empty")
  public Page<SubmissionView> list(
      @QueryParam("puzzle") @Nullable String puzzle,
      @QueryParam("player") @Nullable String player,
      @QueryParam("verdict") @Nullable String verdict,
      @Valid @BeanParam PageRequest page) {
    return catalog.list(
        new SubmissionCatalog.Filter(
            puzzle, named(player), ProblemException.constant(Verdict.class, "verdict", verdict)),
        page,
        caller.viewer());
  }

  /** No player can be named {@code me}, because a name has three letters or more. */
  private @Nullable String named(@Nullable String player) {
    if (!"me".equals(player)) {
      return player;
    }
    caller.requireId();
    return caller.name();
  }

  @POST
  @Path("submissions/{id}/stop")
  @RolesAllowed(Role.PLAYER)
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Stop a run or a script")
  @APIResponse(responseCode = "403", description = "Another player's")
  @APIResponse(responseCode = "409", description = "It is a submission")
  public void stop(UUID id) {
    SubmissionView found = catalog.require(id, caller.viewer());
    if (!caller.name().equals(found.sent().player())) {
      throw ProblemReason.NOT_YOURS.problem("another player's");
    }
    if (found.sent().kind() == SubmissionKind.SUBMISSION) {
      throw ProblemReason.NO_STOP.problem();
    }
    if (found.isJudged()) {
      return;
    }
    try {
      publisher.send(new StopRequest(id)).join();
    } catch (CompletionException e) {
      throw ProblemReason.NO_WORKERS.problem();
    }
  }
}
