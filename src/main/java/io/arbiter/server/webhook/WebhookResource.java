package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The caller's webhooks and their deliveries. */
@Path("/api/webhooks")
@Authenticated
@RunOnVirtualThread
public class WebhookResource {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Caller caller;

  public WebhookResource(Webhooks webhooks, Deliveries deliveries, Caller caller) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.caller = caller;
  }

  /** Without a secret Arbiter makes one. */
  public record NewWebhook(
      @NotNull
          @Size(max = 2000)
          @Pattern(regexp = "[\\x21-\\x7e]*", message = "has a character that no URL has")
          String url,
      @NotEmpty(message = "must name at least one event")
          @Size(max = 10, message = "names too many events")
          List<@NotNull String> events,
      @JsonProperty(required = false)
          @Pattern(
              regexp = "[\\x20-\\x7e]{16,200}",
              message = "must have 16 to 200 printable ASCII characters")
          @Nullable String secret) {}

  @GET
  @Operation(summary = "List the caller's webhooks")
  public Page<Webhook> list(@Valid @BeanParam PageRequest page) {
    return webhooks.page(caller.requireId(), page);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Add a webhook")
  public Webhook add(@NotNull @Valid NewWebhook body) {
    List<String> events = body.events().stream().distinct().toList();
    events.forEach(this::requireAllowed);
    return webhooks.add(caller.requireSession(), body.url(), events, body.secret());
  }

  private void requireAllowed(String event) {
    switch (event) {
      case "submission.judged", "contest.ended" -> {}
      case "puzzle.published" -> {
        if (!caller.is(Role.AUTHOR) && !caller.is(Role.ADMIN)) {
          throw ProblemReason.AUTHORS_ONLY.invalid("events", event);
        }
      }
      case Webhook.PING -> throw ProblemException.invalid("events", "every webhook gets ping");
      default ->
          throw ProblemException.invalid(
              "events", "must be submission.judged, puzzle.published or contest.ended");
    }
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a webhook")
  public void delete(UUID id) {
    webhooks.delete(caller.requireSession(), id);
  }

  @POST
  @Path("{id}/activation")
  @Operation(summary = "Enable a disabled webhook")
  public Webhook enable(UUID id) {
    return webhooks.enable(caller.requireSession(), id);
  }

  @GET
  @Path("{id}/deliveries")
  @Operation(summary = "List the deliveries of a webhook")
  public Page<WebhookDelivery> deliveries(UUID id, @Valid @BeanParam PageRequest page) {
    return deliveries.page(caller.requireId(), id, page);
  }

  @POST
  @Path("{id}/deliveries")
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Try a webhook")
  public WebhookDelivery ping(UUID id) {
    return deliveries.ping(caller.requireSession(), id);
  }

  @POST
  @Path("{id}/deliveries/{delivery}/retry")
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Send a delivery again")
  public WebhookDelivery retry(UUID id, UUID delivery) {
    return deliveries.retry(caller.requireSession(), id, delivery);
  }
}
