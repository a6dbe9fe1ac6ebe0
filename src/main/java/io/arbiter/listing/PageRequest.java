package io.arbiter.listing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page is asked for. */
public class PageRequest {
  @QueryParam("limit")
  @DefaultValue("20")
  @Min(value = 1, message = "must be 1 or more")
  @Max(value = 100, message = "must be 100 or less")
  @Parameter(description = "how many items at most")
  public int limit;

  @QueryParam("after")
  @Parameter(description = "the 'next' of the page before")
  public @Nullable String after;
}
