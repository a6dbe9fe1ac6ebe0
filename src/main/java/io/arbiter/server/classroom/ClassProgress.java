package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a class: for its teacher that of all members, for a member the own.
 *
 * @param members by name
 */
record ClassProgress(List<OfMember> members) {
  /** The progress of a member. Puzzles without tries have no result. */
  public record OfMember(String player, List<Result> results) {}

  /**
   * What a member has made of a puzzle of an assignment.
   *
   * @param tries the judged submissions; faults of the judge do not count
   * @param solvedAt when the first accepted solution was sent; null before
   * @param points of the puzzle if the member has solved it, else 0
   * @param lastVerdict null without tries, like {@code lastAt}
   */
  record Result(
      @JsonIgnore String player,
      UUID assignment,
      @JsonIgnore String title,
      @JsonIgnore @Nullable Instant dueAt,
      String puzzle,
      long tries,
      @Nullable Instant solvedAt,
      boolean late,
      int points,
      @Schema(type = SchemaType.STRING, implementation = Verdict.class)
          @Nullable String lastVerdict,
      @Nullable Instant lastAt) {}

  static ClassProgress of(List<Result> results) {
    return new ClassProgress(
        results.stream()
            .collect(
                Collectors.groupingBy(
                    Result::player,
                    LinkedHashMap::new,
                    Collectors.filtering(result -> result.tries() > 0, Collectors.toList())))
            .entrySet()
            .stream()
            .map(member -> new OfMember(member.getKey(), member.getValue()))
            .toList());
  }
}
