package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationsReaderTest {
  private static final Set<String> BUNDLES = Set.of("one", "two", "three");

  @TempDir Path folder;

  private static List<Station> read(String text) throws InvalidBundleException {
    return StationsReader.read(Bundles.bytes(text), BUNDLES);
  }

  @Test
  void stationsKeepTheirOrder() throws Exception {
    String text =
        """
        zoo:
          title: The Zoo
          titles: {uk: Зоопарк, pt-BR: O Zoo}
          share: 0.5
          puzzles: [two, three]
        aft: {title: Aft, share: 1, puzzles: [one]}
        """;
    Map<String, String> titles = Map.of("uk", "Зоопарк", "pt-BR", "O Zoo");
    var half = new BigDecimal("0.5");
    assertThat(read(text))
        .containsExactly(
            new Station("zoo", "The Zoo", titles, half, List.of("two", "three")),
            new Station("aft", "Aft", Map.of(), BigDecimal.ONE, List.of("one")));
  }

  /** Further lines of a station, or a whole file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ | 1: puzzles is missing
          puzzles: one | 4: puzzles must be a list
          puzzles: [one, one] | 4: puzzle 'one' is in station 'a' too
          puzzles: [one]\\n  titles: [uk] | 5: titles must be a mapping of languages to titles
          puzzles: [one]\\n  titles:\\n    ua: A | 6: 'ua' is no language like uk or pt-BR
          puzzles: [one]\\n  titles:\\n    en: A | 6: en belongs into title
          puzzles: [one]\\n  titles:\\n    uk: '' | 6: uk is empty
          puzzles: [one, four] | 4: there is no puzzle 'four'
          puzzles: []\\n  titles: {} | 4: puzzles must be a list of puzzles' folders
          puzzles: [one]\\n  colour: red | 5: unknown key 'colour'
          puzzles: [one]\\na:\\n  title: B\\n  share: 1\\n  puzzles: [two] | 5: duplicate key 'a'
          [] | 1: must be a mapping
          a:\\n  title: ""\\n  share: 1\\n  puzzles: [one] | 2: title is empty
          a:\\n  title: A\\n  puzzles: [one] | 1: share is missing
          a:\\n  title: A\\n  share: none\\n  puzzles: [one] | 3: share must be a number above 0 and at most 1
          a:\\n  title: A\\n  share: 1.5\\n  puzzles: [one] | 3: share must be a number above 0 and at most 1
          a b:\\n  title: A\\n  share: 1\\n  puzzles: [one] | 1: 'a b' must be small letters, digits and hyphens
          a: [] | 1: station 'a' must be a mapping
          a:\\n  title: A\\n  share: .nan\\n  puzzles: [one] | 3: Malformed numeric value
          a:\\n  title: A\\n  share: 0\\n  puzzles: [one] | 3: share must be a number
          """)
  void aFaultOfAStationIsReported(String more, String fault) {
    boolean whole = more.matches("(?s)a( b)?:.*") || more.equals("[]");
    String text =
        (whole ? "" : "a:\n  title: A\n  share: 0.5\n  ") + more.translateEscapes() + "\n";
    assertThat(Bundles.refused(() -> read(text)))
        .singleElement()
        .asString()
        .startsWith("stations.yaml:" + fault);
  }

  @Test
  void shippedStationsHoldAllShippedPuzzles() throws Exception {
    Path folder = Path.of("puzzles");
    Set<String> bundles = PuzzleFolder.bundles(folder).keySet();
    List<Station> stations =
        StationsReader.read(Files.readAllBytes(folder.resolve(StationsReader.FILE)), bundles);
    assertThat(stations.stream().flatMap(s -> s.puzzles().stream()))
        .containsExactlyInAnyOrderElementsOf(bundles);
  }

  @Test
  void onlyFoldersWithTheNameOfAPuzzleAreBundles() throws Exception {
    for (String name : List.of("fizz-buzz", "a1", ".git", ".github", "My Puzzle", "x".repeat(61))) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve("readme"));
    assertThat(PuzzleFolder.bundles(folder))
        .containsOnlyKeys("a1", "fizz-buzz")
        .containsEntry("a1", folder.resolve("a1"));
    assertThat(PuzzleFolder.misnamed(folder)).containsExactly("My Puzzle", "x".repeat(61));
  }
}
