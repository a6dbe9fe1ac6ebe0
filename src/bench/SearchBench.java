import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Fills a catalogue and measures its lists and searches over HTTP, as a player who has solved a
 * third of it. Words and tags are as frequent as words of a language: the n-th has 1/n of the
 * first's share.
 *
 * <p>Usage: {@code ./arbiter bench search [--puzzles 10000]}.
 */
final class SearchBench {
  private static final int WORDS = 5_000;
  private static final int TAGS = 40;
  private static final int WORDS_EACH = 300;
  private static final int TAGS_EACH = 3;
  private static final List<String> DIFFICULTIES =
      List.of("elementary", "simple", "moderate", "challenging", "scientific");
  private static final String SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi zo ka";

  private final Jdbi jdbi;
  private final int puzzles;
  private final Random random = new Random(1);
  private final List<String> words = words();

  private SearchBench(Jdbi jdbi, int puzzles) {
    this.jdbi = jdbi;
    this.puzzles = puzzles;
  }

  public static void main(String... arguments) throws Exception {
    int puzzles = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Files.createTempDirectory("arbiter-search-");
    try (BenchDatabase database =
        BenchDatabase.start(launcher, folder.resolve("postgresql"))) {
      SearchBench bench = new SearchBench(database.jdbi(), puzzles);
      bench.fill();
      try (Bench.Instance instance = database.instance(folder.resolve("data"))) {
        bench.read(instance.address());
      }
    }
    Bench.delete(folder);
    System.exit(0);
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

  /** One of so many, the n-th with 1/n of the first's share, about. */
  private int seldom(int count) {
    return (int) Math.exp(random.nextDouble() * Math.log(count));
  }

  private void fill() {
    long start = System.nanoTime();
    try (Handle handle = jdbi.open()) {
      handle.execute("insert into test_set values ('t', '')");
      handle.execute(
          """
          insert into puzzle (id, slug)
          select md5('z' || i)::uuid, 'puzzle-' || i from generate_series(0, ? - 1) i
          """,
          puzzles);
      PreparedBatch versions =
          handle.prepareBatch(
              """
              insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, test_set_hash,
                title, difficulty, points, tags, statement, statement_html, function, signature,
                starter, samples, hints, limits)
              values (md5('z' || :i)::uuid, 'puzzle-' || :i, 1, 'PUBLISHED', 'h', '', 't', :title,
                :difficulty, 10, :tags, :statement, '', 'f', '', '', '[]', '{}',
                '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}')
              """);
      for (int i = 0; i < puzzles; i++) {
        versions
            .bind("i", i)
            .bind("title", text(3))
            .bind("difficulty", DIFFICULTIES.get(random.nextInt(DIFFICULTIES.size())))
            .bindArray("tags", String.class, tags())
            .bind("statement", text(WORDS_EACH))
            .add();
        if (i % 1_000 == 999) {
          versions.execute();
        }
      }
      versions.execute();
      handle.execute("vacuum analyze");
    }
    System.out.printf("%d puzzles filled in %.0f s%n", puzzles, (System.nanoTime() - start) / 1e9);
  }

  private String text(int length) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      text.add(words.get(seldom(WORDS)));
    }
    return String.join(" ", text);
  }

  private Set<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (int i = 0; i < TAGS_EACH; i++) {
      tags.add("tag-" + seldom(TAGS));
    }
    return tags;
  }

  private void read(URI address) throws Exception {
    Bench.Player player = new Bench.Player(address, "reader", "");
    solveAThird("reader");
    Reads reads = new Reads(address, Optional.of(player.token()));
    List<String> cursors = cursors(reads);
    Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
    kinds.put("first page", _ -> "?limit=50");
    kinds.put("page anywhere", _ -> "?limit=50&after=" + cursors.get(any(cursors.size())));
    kinds.put("a difficulty", _ -> "?difficulty=" + difficulty());
    kinds.put("a tag", _ -> "?tag=tag-" + (1 + any(TAGS - 1)));
    kinds.put("not solved", _ -> "?solved=false&after=" + cursors.get(any(cursors.size())));
    kinds.put("a difficulty, a tag, not solved", _ -> byTag() + "&solved=false");
    kinds.put("the most frequent word", _ -> "?q=" + words.get(1));
    kinds.put("a frequent word", _ -> "?q=" + words.get(1 + any(50)));
    kinds.put("a rare word", _ -> "?q=" + rare());
    kinds.put("two rare words", _ -> "?q=" + rare() + "+" + rare());
    kinds.put("a phrase", _ -> "?q=%22" + words.get(1 + any(50)) + "+" + rare() + "%22");
    kinds.put("one syllable", _ -> "?q=" + words.get(any(WORDS)).substring(0, 2));
    kinds.put("two syllables", _ -> "?q=" + words.get(any(WORDS)).substring(0, 4));
    kinds.put("a word, difficulty and tag", _ -> byTag() + "&q=" + words.get(1 + any(50)));
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

  /** The cursor behind each page of the whole catalogue. */
  private static List<String> cursors(Reads reads) throws Exception {
    List<String> cursors = new ArrayList<>();
    String page = reads.get("/api/puzzles?limit=50");
    while (page.contains("\"next\":\"")) {
      cursors.add(Bench.Player.text("next", page));
      page = reads.get("/api/puzzles?limit=50&after=" + cursors.getLast());
    }
    return cursors;
  }

  private void solveAThird(String name) {
    jdbi.useTransaction(
        handle -> {
          // Without the submissions, which no list reads.
          handle.execute("set local session_replication_role = replica");
          handle.execute(
              """
              insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
              select l.id, z.id, gen_random_uuid(), 10, now()
              from player l, puzzle z where l.name = ? and hashtext(z.slug) % 3 = 0
              """,
              name);
        });
  }
}
