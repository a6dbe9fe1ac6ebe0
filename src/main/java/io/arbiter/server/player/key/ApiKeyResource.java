package io.arbiter.server.player.key;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's keys. A key cannot make or delete keys. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class ApiKeyResource {

  private final ApiKeys keys;
  private final Caller caller;

  ApiKeyResource(ApiKeys keys, Caller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  /**
   * What key the caller wants.
   *
   * @param name to tell the player's keys apart
   * @param expiresAt within the next year; a year from now if it is missing
   */
  public record KeyRequest(
      @NotNull
          @Size(min = 1, max = 60)
          @Pattern(
              regexp = "[^\\x00\\ud800-\\udfff]*",
              message = "must not have a NUL character or a lone surrogate")
          String name,
      @NotEmpty(message = "must name at least one scope")
          @Size(max = 4, message = "must name each scope once")
          List<@NotNull Scope> scopes,
      @Nullable Instant expiresAt) {}

  @GET
  @Path("me/keys")
  @Operation(summary = "List the caller's keys")
  public List<ApiKeys.ApiKey> list() {
    return keys.of(caller.requireSession());
  }

  @POST
  @Path("me/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a key")
  @APIResponseSchema(ApiKeys.NewKey.class)
  @APIResponse(responseCode = "409", description = "The caller has 20 keys already")
  public RestResponse<ApiKeys.NewKey> make(@NotNull @Valid KeyRequest body) {
    Instant expiresAt =
        Objects.requireNonNullElseGet(
            body.expiresAt(), () -> Instant.now().plus(ApiKeys.LONGEST).minusSeconds(1));
    ApiKeys.NewKey made =
        keys.make(caller.requireSession(), body.name(), EnumSet.copyOf(body.scopes()), expiresAt);
    URI address = URI.create("/api/me/keys/" + made.description().id());
    return RestResponse.ResponseBuilder.<ApiKeys.NewKey>created(address).entity(made).build();
  }

  @DELETE
  @Path("me/keys/{id}")
  @Operation(summary = "Delete a key")
  public void delete(UUID id) {
    if (!keys.delete(id, caller.requireSession())) {
      throw ProblemReason.NOT_THERE.problem("key", id);
    }
  }
}
