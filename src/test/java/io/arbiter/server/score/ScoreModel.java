package io.arbiter.server.score;

import io.arbiter.TestDatabase;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** A plain model: scores computed in Java from the current judgements alone, one by one. */
final class ScoreModel {
  private record Line(
      UUID submission,
      UUID player,
      boolean left,
      UUID puzzle,
      long at,
      Verdict verdict,
      boolean earned,
      int worth,
      long steps,
      long cpu,
      long size) {
    long loss() {
      return -worth;
    }
  }

  /** What a submission adds to its player's points. */
  private record Gain(Line line, int points, boolean solves) {}

  private ScoreModel() {}

  /** The lines that {@link Tournament#scores} should give. */
  static List<String> of(TestDatabase database) {
    List<String> out = new ArrayList<>();
    List<Line> judged = judged(database);
    Map<UUID, Integer> attempts = new HashMap<>();
    Map<UUID, Integer> solvedBy = new HashMap<>();
    Map<UUID, Integer> points = new HashMap<>();
    Map<UUID, List<Gain>> gainsByPlayer = new HashMap<>();
    Map<List<UUID>, List<Line>> solutions = new HashMap<>();
    for (Line line : judged) {
      if (line.verdict() != Verdict.AUTHOR_ERROR && line.verdict() != Verdict.JUDGE_ERROR) {
        attempts.merge(line.puzzle(), 1, Integer::sum);
      }
      if (line.verdict() == Verdict.ACCEPTED && !line.left()) {
        solutions
            .computeIfAbsent(List.of(line.player(), line.puzzle()), _ -> new ArrayList<>())
            .add(line);
      }
    }
    for (List<Line> accepted : solutions.values()) {
      List<Gain> gains = gains(accepted);
      for (Gain gain : gains) {
        Line line = gain.line();
        gainsByPlayer.computeIfAbsent(line.player(), _ -> new ArrayList<>()).add(gain);
        points.put(line.submission(), gain.points());
        out.add(
            "%s %s %s %s %d %d"
                .formatted(
                    gain.solves() ? "solved" : "improvement",
                    line.player(),
                    line.puzzle(),
                    line.submission(),
                    gain.points(),
                    line.at()));
      }
      solvedBy.merge(accepted.getFirst().puzzle(), 1, Integer::sum);
      List<Line> earning = accepted.stream().filter(Line::earned).toList();
      if (!earning.isEmpty()) {
        out.add(best("points", earning, Line::loss));
      }
      out.add(best("size", accepted, Line::size));
      out.add(best("steps", accepted, Line::steps));
      out.add(best("time", accepted, Line::cpu));
    }
    for (Line line : judged) {
      int added = points.getOrDefault(line.submission(), 0);
      out.add(
          "points %s %s %s %d".formatted(line.submission(), line.verdict(), line.verdict(), added));
    }
    gainsByPlayer.forEach((player, solved) -> out.addAll(standings(player, solved)));
    for (UUID puzzle : database.list(UUID.class, "select id from puzzle")) {
      out.add(
          "puzzle %s %d %d"
              .formatted(
                  puzzle, attempts.getOrDefault(puzzle, 0), solvedBy.getOrDefault(puzzle, 0)));
    }
    return out.stream().sorted().toList();
  }

  /** The gains of a player's accepted submissions of a puzzle. */
  private static List<Gain> gains(List<Line> accepted) {
    List<Gain> gains = new ArrayList<>();
    int most = 0;
    for (Line line : accepted.stream().sorted(Comparator.comparingLong(Line::at)).toList()) {
      if (gains.isEmpty()) {
        gains.add(new Gain(line, line.worth(), true));
        most = line.worth();
      } else if (line.earned() && line.worth() > most) {
        gains.add(new Gain(line, line.worth() - most, false));
        most = line.worth();
      }
    }
    return gains;
  }

  private static List<String> standings(UUID player, List<Gain> gains) {
    Map<String, List<Gain>> boards = new HashMap<>();
    for (Gain gain : gains) {
      for (String period : List.of("all", "month", "week")) {
        String board = Board.of(period, Instant.ofEpochSecond(gain.line().at())).key();
        boards.computeIfAbsent(board, b -> new ArrayList<>()).add(gain);
      }
    }
    return boards.entrySet().stream()
        .map(
            board ->
                "standing %s %s %d %d %d"
                    .formatted(
                        board.getKey(),
                        player,
                        board.getValue().stream().mapToInt(Gain::points).sum(),
                        board.getValue().stream().filter(Gain::solves).count(),
                        board.getValue().stream()
                            .mapToLong(g -> g.line().at())
                            .max()
                            .orElseThrow()))
        .toList();
  }

  private static String best(String measure, List<Line> accepted, ToLongFunction<Line> value) {
    Line best =
        accepted.stream()
            .min(Comparator.comparingLong(value).thenComparingLong(Line::at))
            .orElseThrow();
    return "best %s %s %s %d %s %d"
        .formatted(
            best.player(),
            best.puzzle(),
            measure,
            value.applyAsLong(best),
            best.submission(),
            best.at());
  }

  private static List<Line> judged(TestDatabase database) {
    return database
        .rows(
            """
            select s.id, s.player_id, p.name is null as gone, s.puzzle_id,
              extract(epoch from s.submitted_at)::bigint as at, j.verdict, j.earned is not null as earned,
              coalesce(j.earned, v.points) as points, j.steps, j.cpu_millis, j.source_bytes
            from submission s
            join player p on p.id = s.player_id
            join judgement j on j.submission_id = s.id
              and j.attempt = (select max(attempt) from judgement
                where submission_id = s.id)
            join puzzle_version v on v.puzzle_id = s.puzzle_id
              and v.number = (j.provenance ->> 'version')::int
            where s.kind = 'SUBMISSION'
            """)
        .stream()
        .map(
            row ->
                new Line(
                    (UUID) row.get(0),
                    (UUID) row.get(1),
                    (Boolean) row.get(2),
                    (UUID) row.get(3),
                    number(row.get(4)),
                    Verdict.valueOf((String) row.get(5)),
                    (Boolean) row.get(6),
                    (int) number(row.get(7)),
                    number(row.get(8)),
                    number(row.get(9)),
                    number(row.get(10))))
        .toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
