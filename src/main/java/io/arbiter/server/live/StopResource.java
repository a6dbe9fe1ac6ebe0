package io.arbiter.server.live;

import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.StopRequest;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.arbiter.server.submission.view.SubmissionCatalog;
import io.arbiter.server.submission.view.SubmissionView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Stops runs and scripts. */
@Path("/api")
@RolesAllowed(Role.PLAYER)
@RunOnVirtualThread
public class StopResource {
  private static final int ACCEPTED = 202;

  private final SubmissionCatalog submissions;
  private final Caller caller;
  private final Publisher publisher;

  public StopResource(SubmissionCatalog submissions, Caller caller, Publisher publisher) {
    this.submissions = submissions;
    this.caller = caller;
    this.publisher = publisher;
  }

  @POST
  @Path("submissions/{id}/stop")
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Stop a run or a script")
  @APIResponse(responseCode = "403", description = "Another player's")
  @APIResponse(responseCode = "409", description = "It is a submission")
  public void stop(UUID id) {
    SubmissionView found =
        submissions
            .find(id, caller.viewer())
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no submission " + id));
    if (!caller.name().equals(found.player())) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "this is another player's");
    }
    if (found.kind() == SubmissionKind.SUBMISSION) {
      throw new ProblemException(ErrorCode.CONFLICT, "only runs and scripts can be stopped");
    }
    if (!found.state().isTerminal()) {
      send(new StopRequest(id));
    }
  }

  private void send(StopRequest request) {
    try {
      publisher.send(request).join();
    } catch (CompletionException e) {
      throw new ProblemException(ErrorCode.UNAVAILABLE, "the workers cannot be reached; try again");
    }
  }
}
