package io.arbiter.server.daily;

import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.calendar.TimeZone;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The puzzle of the day; no token is needed. */
@Path("/api")
@RunOnVirtualThread
public class DailyResource {
  private final DailyPuzzle daily;
  private final PlayerStore players;
  private final Caller caller;

  public DailyResource(DailyPuzzle daily, PlayerStore players, Caller caller) {
    this.daily = daily;
    this.players = players;
    this.caller = caller;
  }

  @GET
  @Path("daily")
  @Operation(summary = "Show the puzzle of the day")
  public RestResponse<DailyPuzzle.Daily> show(
      @QueryParam("zone") @Nullable String zone, @BeanParam LanguageRequest language) {
    DailyPuzzle.Daily today =
        daily
            .at(
                Instant.now(),
                zone == null ? own() : TimeZone.require(zone),
                language.preference(),
                caller.viewer())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.NOT_FOUND, "no published puzzle is open to beginners"));
    return LanguageRequest.answer(today, List.of(today.puzzle().language()));
  }

  private TimeZone own() {
    return caller
        .id()
        .map(player -> TimeZone.ofAccount(players.account(player).zone()))
        .orElse(TimeZone.UTC);
  }
}
