package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fills a catalogue and measures its lists and searches over HTTP, for a player who has solved a
 * third of the puzzles. Words and tags are as frequent as words of a language: the n-th word is 1/n
 * times as frequent as the first word.
 */
@Command(
    name = "search",
    description = "Measures lists and searches in a catalogue of many puzzles.")
final class SearchBench implements Callable<Integer> {
  private static final int WORDS = 5_000;
  private static final int TAGS = 40;
  private static final int WORDS_EACH = 300;
  private static final int TAGS_EACH = 3;
  private static final List<String> DIFFICULTIES =
      List.of("elementary", "simple", "moderate", "challenging", "scientific");
  private static final String SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi zo ka";

  @Option(
      names = "--puzzles",
      defaultValue = "10000",
      description = "number of puzzles; default 10000")
  private int puzzles;

  private final Random random = new Random(1);
  private final List<String> words = words();

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-search-");
    try (BenchDatabase database = BenchDatabase.start(folder.resolve("postgresql"))) {
      fill(database);
      try (BenchInstance instance = database.instance(folder.resolve("data"))) {
        read(database, instance.address());
      }
    }
    Project.delete(folder);
    return 0;
  }

  private List<String> words() {
    String[] syllables = SYLLABLES.split(" ");
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        word.append(syllables[random.nextInt(syllables.length)]);
      }
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  /** A random number from 1 to {@code count - 1}; n comes up about 1/n times as often as 1. */
  private int zipf(int count) {
    return (int) Math.exp(random.nextDouble() * Math.log(count));
  }

  private void fill(BenchDatabase database) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        PreparedStatement versions =
            connection.prepareStatement(
                """
                insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle,
                  test_set_hash, title, difficulty, points, tags, statement, statement_html,
                  function, signature, starter, samples, hints, limits)
                values (md5('z' || ?)::uuid, 'puzzle-' || ?, 1, 'PUBLISHED', 'h', '', 't', ?,
                  ?, 10, ?, ?, '', 'f', '', '', '[]', '{}',
                  '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}')
                """)) {
      statement.execute("insert into test_set values ('t', '')");
      statement.execute(
          """
          insert into puzzle (id, slug)
          select md5('z' || i)::uuid, 'puzzle-' || i from generate_series(0, %d) i
          """
              .formatted(puzzles - 1));
      for (int i = 0; i < puzzles; i++) {
        versions.setString(1, Integer.toString(i));
        versions.setString(2, Integer.toString(i));
        versions.setString(3, text(3));
        versions.setString(4, DIFFICULTIES.get(random.nextInt(DIFFICULTIES.size())));
        versions.setArray(5, connection.createArrayOf("text", tags().toArray()));
        versions.setString(6, text(WORDS_EACH));
        versions.executeUpdate();
      }
      statement.execute("vacuum analyze");
    }
    Figures.line("%d puzzles filled in %.0f s", puzzles, Figures.secondsSince(start));
  }

  private String text(int length) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      text.add(words.get(zipf(WORDS)));
    }
    return String.join(" ", text);
  }

  private Set<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (int i = 0; i < TAGS_EACH; i++) {
      tags.add("tag-" + zipf(TAGS));
    }
    return tags;
  }

  private void read(BenchDatabase database, URI address) throws Exception {
    Reads reads = new Reads(ApiClient.anonymous(address).register("reader", "correct-horse"));
    solveAThird(database, "reader");
    List<String> cursors = cursors(reads);
    Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
    kinds.put("page anywhere", _ -> "?limit=50&after=" + cursors.get(any(cursors.size())));
    kinds.put("a tag", _ -> "?tag=tag-" + (1 + any(TAGS - 1)));
    kinds.put("not solved", _ -> "?solved=false&after=" + cursors.get(any(cursors.size())));
    kinds.put("a difficulty, a tag, not solved", _ -> byTag() + "&solved=false");
    kinds.put("the most frequent word", _ -> "?q=" + words.get(1));
    kinds.put("a rare word", _ -> "?q=" + rare());
    kinds.put("beginning of a word", _ -> "?q=" + words.get(any(WORDS)).substring(0, 4));
    kinds.put("all filters", _ -> byTag() + "&solved=true&q=" + words.get(any(WORDS)));
    kinds.replaceAll((_, query) -> i -> "/api/puzzles" + query.apply(i));
    reads.measure(kinds);
  }

  private int any(int count) {
    return random.nextInt(count);
  }

  private String rare() {
    return words.get(WORDS / 2 + any(WORDS / 2));
  }

  private String difficulty() {
    return DIFFICULTIES.get(any(DIFFICULTIES.size()));
  }

  private String byTag() {
    return "?difficulty=" + difficulty() + "&tag=tag-" + (1 + any(TAGS - 1));
  }

  /** The cursor to the next page, for each page of the catalogue. */
  private static List<String> cursors(Reads reads) throws Exception {
    List<String> cursors = new ArrayList<>();
    JsonNode page = reads.get("/api/puzzles?limit=50");
    while (page.path("next").isTextual()) {
      cursors.add(page.path("next").asText());
      page = reads.get("/api/puzzles?limit=50&after=" + cursors.getLast());
    }
    return cursors;
  }

  private static void solveAThird(BenchDatabase database, String name) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement solve =
            connection.prepareStatement(
                """
                insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
                select l.id, z.id, gen_random_uuid(), 10, now()
                from player l, puzzle z where l.name = ? and hashtext(z.slug) % 3 = 0
                """)) {
      // Turns foreign keys off, because the solved puzzles have no submissions. No list reads them.
      try (Statement statement = connection.createStatement()) {
        statement.execute("set session_replication_role = replica");
      }
      solve.setString(1, name);
      solve.executeUpdate();
    }
  }
}
