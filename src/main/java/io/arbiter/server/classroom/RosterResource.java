package io.arbiter.server.classroom;

import io.arbiter.core.language.LanguageRequest;
import io.arbiter.server.player.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Pupils from a list. */
@Path("/api/classes/{id}/roster")
@Authenticated
@RunOnVirtualThread
public class RosterResource {
  private final Roster roster;
  private final Caller caller;

  RosterResource(Roster roster, Caller caller) {
    this.roster = roster;
    this.caller = caller;
  }

  /** What became of each line. */
  public record Added(List<Roster.Entry> lines) {}

  @POST
  @Consumes({"text/csv", MediaType.TEXT_PLAIN})
  @Operation(
      summary = "Add pupils from a list",
      description =
          "Lines `name,email` in UTF-8, at most 500; the address may be missing. Each line makes an"
              + " account with a link for its password, and a seat in the class. Good lines are"
              + " done although others have faults. A player who has an account already gets no"
              + " seat. The same list can be sent again: who has not chosen a password yet gets"
              + " another link")
  @APIResponseSchema(Added.class)
  @APIResponse(responseCode = "409", description = "The class is archived")
  @APIResponse(responseCode = "422", description = "The list is empty, too long or not UTF-8")
  public Added add(
      UUID id,
      byte[] body,
      @BeanParam LanguageRequest language,
      @Context HttpServerRequest request) {
    return new Added(
        roster.add(
            id,
            new Roster.Sender(
                caller.requireSession(),
                request.remoteAddress().hostAddress(),
                language.preference()),
            body));
  }
}
