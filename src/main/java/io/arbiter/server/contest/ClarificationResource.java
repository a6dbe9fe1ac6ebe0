package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Questions in a contest, their answers, and announcements. */
@Path("/api/contests")
@RunOnVirtualThread
public class ClarificationResource {
  private static final int CREATED = 201;

  private final Clarifications clarifications;
  private final Caller caller;

  public ClarificationResource(Clarifications clarifications, Caller caller) {
    this.clarifications = clarifications;
    this.caller = caller;
  }

  /**
   * A question or an announcement.
   *
   * @param puzzle the slug; may be missing
   * @param announcement whether the owner of the contest tells something; false if it is missing
   * @param to the registered player who alone gets the announcement; if missing, everybody does
   */
  public record NewClarification(
      @NotBlank @Size(max = 4000) @Pattern(regexp = ContestForm.TEXT, message = ContestForm.NO_TEXT)
          String question,
      @JsonProperty(required = false) @Nullable String puzzle,
      @JsonProperty(required = false) @Nullable Boolean announcement,
      @JsonProperty(required = false) @Nullable String to) {}

  /**
   * An answer.
   *
   * @param isPublic whether everybody sees question and answer
   */
  public record NewAnswer(
      @NotBlank @Size(max = 4000) @Pattern(regexp = ContestForm.TEXT, message = ContestForm.NO_TEXT)
          String answer,
      @JsonProperty("public") @NotNull Boolean isPublic) {}

  @GET
  @Path("{id}/clarifications")
  @Operation(summary = "List the questions and announcements of a contest")
  public Page<Clarification.View> list(UUID id, @Valid @BeanParam PageRequest page) {
    return clarifications.page(id, page, caller.viewer());
  }

  @POST
  @Path("{id}/clarifications")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.PLAYER, Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @ResponseStatus(CREATED)
  @Operation(summary = "Ask a question in a contest, or announce something")
  @APIResponseSchema(Clarification.View.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered, or not the owner")
  @APIResponse(
      responseCode = "409",
      description = "The contest does not run, or too many questions have no answer")
  public Clarification.View add(UUID id, @NotNull @Valid NewClarification body) {
    String text = body.question().strip();
    if (!Boolean.TRUE.equals(body.announcement())) {
      if (body.to() != null) {
        throw ProblemException.invalid("to", "only an announcement goes to one player");
      }
      return clarifications.ask(id, body.puzzle(), text, caller.viewer());
    }
    if (Stream.of(Role.AUTHOR, Role.ORGANISER, Role.ADMIN).noneMatch(caller::is)) {
      throw ProblemReason.ROLE_MISSING.problem();
    }
    return clarifications.announce(id, body.puzzle(), body.to(), text, caller.viewer());
  }

  @PUT
  @Path("{id}/clarifications/{clarification}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Answer a question of a contest")
  @APIResponseSchema(Clarification.View.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public Clarification.View answer(UUID id, UUID clarification, @NotNull @Valid NewAnswer body) {
    return clarifications.answer(
        id, clarification, body.answer().strip(), body.isPublic(), caller.viewer());
  }
}
