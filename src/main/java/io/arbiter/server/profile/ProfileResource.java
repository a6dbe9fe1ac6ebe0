package io.arbiter.server.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.classroom.Classes;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.player.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Players and their results. */
@Path("/api")
@RunOnVirtualThread
public class ProfileResource {
  private final PlayerStore players;
  private final Scores scores;
  private final Profiles profiles;
  private final Classes classes;
  private final Caller caller;

  ProfileResource(
      PlayerStore players, Scores scores, Profiles profiles, Classes classes, Caller caller) {
    this.players = players;
    this.scores = scores;
    this.profiles = profiles;
    this.classes = classes;
    this.caller = caller;
  }

  /**
   * The caller.
   *
   * @param zone the time zone in which the caller's days are counted; null before the caller has
   *     set one, and then UTC counts
   * @param avatar the variant of the caller's picture; null before the caller has chosen one
   * @param classes how many classes the caller teaches or is in
   * @param suspension why the caller may not write, if the caller may not
   */
  public record Me(
      UUID id,
      String name,
      List<String> roles,
      @JsonUnwrapped Profile.Score score,
      @Nullable String zone,
      @Nullable Short avatar,
      long classes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suspension suspension) {}

  @GET
  @Path("me")
  @Authenticated
  @Operation(summary = "Show the caller")
  public Me me() {
    Account player = players.account(caller.name()).orElseThrow(() -> unknown(caller.name()));
    return new Me(
        player.id(),
        player.name(),
        player.roles(),
        scores.of(player.id()),
        player.zone(),
        player.avatar(),
        classes.count(player.id()),
        player.suspension(Instant.now()).orElse(null));
  }

  @GET
  @Path("players/{name}")
  @Operation(summary = "Show a player's profile")
  public RestResponse<Profile> profile(
      String name,
      @QueryParam("as") @Pattern(regexp = "visitor|player", message = "must be visitor or player")
          @Nullable String as,
      @BeanParam LanguageRequest language) {
    Profile profile =
        profiles
            .of(name, viewer(as), language.preference(), Instant.now())
            .orElseThrow(() -> unknown(name));
    RestResponse<Profile> answer = LanguageRequest.answer(profile, List.of());
    // The answer depends on who asks.
    answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    return answer;
  }

  private Viewer viewer(@Nullable String as) {
    Viewer viewer = caller.viewer();
    if (as == null) {
      return viewer;
    }
    return as.equals("player") ? viewer.asAnyOther() : Viewer.visitor();
  }

  private static ProblemException unknown(String name) {
    return ProblemReason.NO_PLAYER.problem(name);
  }
}
