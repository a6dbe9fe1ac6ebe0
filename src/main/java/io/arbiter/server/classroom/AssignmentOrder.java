package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as the teacher wants it.
 *
 * @param puzzles slugs, in order
 * @param opensAt when members begin to see it; without it now, or for a change as before
 * @param dueAt later solutions are marked; without it none is late
 * @param closesAt later solutions do not count; without it the assignment stays open
 */
record AssignmentOrder(
    @NotBlank
        @Size(max = 100)
        @Pattern(
            regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*",
            message = "has a character that no title has")
        String title,
    @NotEmpty(message = "must name at least one puzzle")
        @Size(max = 50, message = "must name at most 50 puzzles")
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,100}", message = "{PUZZLE_NAME}") String>
            puzzles,
    @JsonProperty(required = false) @Nullable Instant opensAt,
    @JsonProperty(required = false) @Nullable Instant dueAt,
    @JsonProperty(required = false) @Nullable Instant closesAt) {

  /** The slugs, each once. */
  String[] slugs() {
    return puzzles.stream().distinct().toArray(String[]::new);
  }
}
