package io.arbiter.server.author.statistics;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.author.PuzzleAccess;
import io.arbiter.server.player.caller.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a puzzle does, for its author. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class StatisticsResource {
  private final PuzzleAccess access;
  private final Statistics statistics;
  private final AuthorFailures failures;

  public StatisticsResource(PuzzleAccess access, Statistics statistics, AuthorFailures failures) {
    this.access = access;
    this.statistics = statistics;
    this.failures = failures;
  }

  @GET
  @Path("author/puzzles/{slug}/statistics")
  @Operation(summary = "Show how a puzzle does")
  public PuzzleStatistics statistics(
      String slug,
      @QueryParam("days")
          @DefaultValue("30")
          @Pattern(
              regexp = "[1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5]",
              message = "must be from 1 to 365")
          String days) {
    return statistics.of(access.find(slug).id(), Integer.parseInt(days));
  }

  @GET
  @Path("author/puzzles/{slug}/failures")
  @Operation(summary = "List the failures of the author's code")
  public Page<AuthorFailure> failures(String slug, @Valid @BeanParam PageRequest page) {
    return failures.list(access.find(slug).id(), page);
  }
}
