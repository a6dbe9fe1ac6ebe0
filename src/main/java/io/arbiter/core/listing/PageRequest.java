package io.arbiter.core.listing;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that select a page. */
public class PageRequest {
  // A text, so that a limit that is not a number gets the same answer as one out of bounds.
  @QueryParam("limit")
  @DefaultValue("20")
  @Pattern(regexp = "[1-9][0-9]?|100", message = "must be 1 to 100")
  @Parameter(description = "how many items at most")
  public String limit = "20";

  @QueryParam("after")
  @Parameter(description = "the 'next' of the previous page")
  public @Nullable String after;

  /** The most items on the page. */
  public int limit() {
    return Integer.parseInt(limit);
  }
}
