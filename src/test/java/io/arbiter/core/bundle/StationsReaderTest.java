package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StationsReaderTest {
  private static final Set<String> BUNDLES = Set.of("one", "two", "three");

  private static List<Station> read(String text) throws InvalidBundleException {
    return StationsReader.read(text.getBytes(StandardCharsets.UTF_8), BUNDLES);
  }

  @Test
  void stationsKeepTheirOrder() throws Exception {
    assertThat(
            read(
                """
                zoo:
                  title: The Zoo
                  titles: {uk: Зоопарк, pt-BR: O Zoo}
                  share: 0.5
                  puzzles: [two, three]
                aft:
                  title: Aft
                  share: 1
                  puzzles: [one]
                """))
        .containsExactly(
            new Station(
                "zoo",
                "The Zoo",
                Map.of("uk", "Зоопарк", "pt-BR", "O Zoo"),
                new BigDecimal("0.5"),
                List.of("two", "three")),
            new Station("aft", "Aft", Map.of(), BigDecimal.ONE, List.of("one")));
  }

  @Test
  void everyFaultIsReportedWithItsLine() {
    InvalidBundleException e =
        catchThrowableOfType(
            InvalidBundleException.class,
            () ->
                read(
                    """
                    Big One:
                      title: ""
                      share: 1.5
                      puzzles:
                        - one
                        - four
                      colour: red
                    second:
                      share: none
                      puzzles: [two, one, two]
                    second: 5
                    empty:
                      title: Empty
                      puzzles: []
                    """));
    assertThat(e.problems())
        .extracting(BundleProblem::toString)
        .containsExactly(
            "stations.yaml:1: 'Big One' must be small letters, digits and hyphens",
            "stations.yaml:2: title is empty",
            "stations.yaml:3: share must be a number above 0 and at most 1",
            "stations.yaml:6: there is no puzzle 'four'",
            "stations.yaml:7: unknown key 'colour'",
            "stations.yaml:11: duplicate key 'second'",
            "stations.yaml:11: station 'second' must be a mapping",
            "stations.yaml:12: share is missing",
            "stations.yaml:14: puzzles must be a list of puzzles' folders");
  }

  static Stream<Arguments> faults() {
    String start = "a:\n  title: A\n  share: 0.5\n";
    return Stream.of(
        Arguments.of("[]", "stations.yaml:1: must be a mapping"),
        Arguments.of("a: [", "stations.yaml:1: "),
        Arguments.of(start, "stations.yaml:1: puzzles is missing"),
        Arguments.of(start + "  puzzles: one\n", "stations.yaml:4: puzzles must be a list"),
        Arguments.of(
            start + "  puzzles: [one, one]\n",
            "stations.yaml:4: puzzle 'one' is in station 'a' too"),
        Arguments.of(
            start + "  puzzles: [one]\n  titles: [uk]\n",
            "stations.yaml:5: titles must be a mapping of languages to titles"),
        Arguments.of(
            start + "  puzzles: [one]\n  titles:\n    ua: A\n",
            "stations.yaml:6: 'ua' is no language like uk or pt-BR"),
        Arguments.of(
            start + "  puzzles: [one]\n  titles:\n    en: A\n",
            "stations.yaml:6: en belongs into title"),
        Arguments.of(
            start + "  puzzles: [one]\n  titles:\n    uk: ''\n", "stations.yaml:6: uk is empty"),
        Arguments.of(
            "a:\n  title: A\n  share: .nan\n  puzzles: [one]\n",
            "stations.yaml:3: Malformed numeric value"),
        Arguments.of(
            "a:\n  title: A\n  share: 0\n  puzzles: [one]\n",
            "stations.yaml:3: share must be a number"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsReported(String text, String fault) {
    InvalidBundleException e = catchThrowableOfType(InvalidBundleException.class, () -> read(text));
    assertThat(e.problems()).hasSize(1);
    assertThat(e.problems().getFirst().toString()).startsWith(fault);
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
}
