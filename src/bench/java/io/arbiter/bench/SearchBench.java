package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.TestDatabase;
import io.arbiter.app.play.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
  private static final List<String> DIFFICULTIES =
      List.of("elementary", "simple", "moderate", "challenging", "scientific");

  /** Words have eight letters. */
  private static final String FUNCTIONS =
      """
      create function pg_temp.word(n int) returns text language sql as
        $$ select left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 8) $$;
      create function pg_temp.zipf(most int) returns int language sql volatile as
        $$ select floor(exp(random() * ln(most)))::int $$;
      create function pg_temp.words(count int) returns text language sql volatile as
        $$ select string_agg(pg_temp.word(pg_temp.zipf(5000)), ' ')
           from generate_series(1, count) $$;
      """;

  private static final String FILL =
      """
      insert into test_set values ('t', '');
      insert into puzzle (id, slug)
      select gen_random_uuid(), 'puzzle-' || i from generate_series(1, PUZZLES) i;
      insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, test_set_hash,
        title, difficulty, points, tags, statement, statement_html, function, signature, starter,
        samples, hints, limits)
      select id, slug, 1, 'PUBLISHED', 'h', '', 't', pg_temp.words(3),
        ('{elementary,simple,moderate,challenging,scientific}'::text[])[1 + floor(random() * 5)], 10,
        array(select distinct 'tag-' || pg_temp.zipf(40) from generate_series(1, 3) where slug > ''),
        pg_temp.words(300), '', 'f', '', '', '[]', '{}',
        '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}'
      from puzzle
      """;

  /** Without foreign keys, because these solved puzzles have no submissions. No list reads them. */
  private static final String SOLVE =
      """
      set session_replication_role = replica;
      insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
      select l.id, z.id, gen_random_uuid(), 10, now()
      from player l, puzzle z where l.name = 'reader' and hashtext(z.slug) % 3 = 0
      """;

  @Option(
      names = "--puzzles",
      defaultValue = "10000",
      description = "number of puzzles; default 10000")
  private int puzzles;

  private final Random random = new Random(1);
  private List<String> words = List.of();

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-search-");
    try (BenchDatabase database = BenchDatabase.start(folder.resolve("postgresql"))) {
      TestDatabase sql = database.sql();
      long start = System.nanoTime();
      sql.update(FUNCTIONS + FILL.replace("PUZZLES", Integer.toString(puzzles)));
      sql.update("vacuum analyze");
      Figures.line("%d puzzles filled in %.0f s", puzzles, Figures.secondsSince(start));
      words =
          sql.list(
              String.class,
              "select left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 8)"
                  + " from generate_series(1, ?) n order by n",
              WORDS);
      try (BenchInstance instance = database.instance(folder.resolve("arbiter"))) {
        ApiClient reader =
            ApiClient.anonymous(instance.address()).register("reader", "correct-horse");
        sql.update(SOLVE);
        read(new Reads(reader));
      }
    }
    Project.delete(folder);
    return 0;
  }

  private void read(Reads reads) throws Exception {
    List<String> cursors = cursors(reads);
    Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
    kinds.put("page anywhere", _ -> "?limit=50&after=" + any(cursors));
    kinds.put("a tag", _ -> "?" + tag());
    kinds.put("not solved", _ -> "?solved=false&after=" + any(cursors));
    kinds.put("a difficulty, a tag, not solved", _ -> byTag() + "&solved=false");
    kinds.put("the most frequent word", _ -> "?q=" + words.getFirst());
    kinds.put("a rare word", _ -> "?q=" + any(words.subList(WORDS / 2, WORDS)));
    kinds.put("beginning of a word", _ -> "?q=" + any(words).substring(0, 4));
    kinds.put("all filters", _ -> byTag() + "&solved=true&q=" + any(words));
    kinds.replaceAll((_, query) -> i -> "/api/puzzles" + query.apply(i));
    reads.measure(kinds);
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String tag() {
    return "tag=tag-" + (1 + random.nextInt(TAGS - 1));
  }

  private String byTag() {
    return "?difficulty=" + any(DIFFICULTIES) + "&" + tag();
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
}
