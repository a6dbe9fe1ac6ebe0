package io.arbiter.server.classroom;

import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a class: for its teacher that of all members, for a member the own.
 *
 * @param members by name
 */
record ClassProgress(List<OfMember> members) {
  public ClassProgress {
    members = List.copyOf(members);
  }

  /**
   * The progress of a member.
   *
   * @param results of the puzzles that the member has tried
   */
  public record OfMember(String player, List<Result> results) {
    public OfMember {
      results = List.copyOf(results);
    }
  }

  /**
   * What a member has made of a puzzle.
   *
   * @param assignment its id
   * @param puzzle the slug
   * @param tries the judged submissions; faults of the judge do not count
   * @param solvedAt when the first accepted solution was sent; null before
   * @param late whether that was after the assignment was due
   */
  public record Result(
      UUID assignment,
      String puzzle,
      long tries,
      @Nullable Instant solvedAt,
      boolean late,
      Verdict lastVerdict,
      Instant lastAt) {

    /** Empty for a puzzle without tries. */
    static Optional<Result> of(ProgressRow row) {
      Verdict verdict = row.verdict();
      Instant lastAt = row.lastAt();
      return verdict == null || lastAt == null
          ? Optional.empty()
          : Optional.of(
              new Result(
                  row.assignment(),
                  row.puzzle(),
                  row.tries(),
                  row.solvedAt(),
                  row.late(),
                  verdict,
                  lastAt));
    }
  }

  /** Members without tries have no results. */
  static ClassProgress of(List<ProgressRow> rows) {
    Map<String, List<Result>> members = new LinkedHashMap<>();
    for (ProgressRow row : rows) {
      List<Result> results = members.computeIfAbsent(row.player(), _ -> new ArrayList<>());
      Result.of(row).ifPresent(results::add);
    }
    return new ClassProgress(
        members.entrySet().stream()
            .map(member -> new OfMember(member.getKey(), member.getValue()))
            .toList());
  }
}
