package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.InvalidBundleException;
import io.arbiter.core.bundle.file.Utf8Text;
import io.arbiter.core.bundle.tests.Document;
import io.arbiter.core.language.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code stations.yaml}, a mapping of names to stations in order. Collects all faults. */
public final class StationsReader {
  public static final String FILE = "stations.yaml";

  private static final Set<String> KEYS = Set.of("title", "titles", "share", "puzzles");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Document document;
  private final Set<String> bundles;

  /** The station of each puzzle read so far. */
  private final Map<String, String> placed = new HashMap<>();

  private StationsReader(Document document, Set<String> bundles) {
    this.document = document;
    this.bundles = bundles;
  }

  /**
   * The stations in their order.
   *
   * @param bundles the slugs of all existing puzzles
   * @throws InvalidBundleException with every fault found
   */
  public static List<Station> read(byte[] content, Set<String> bundles)
      throws InvalidBundleException {
    FaultList faults = new FaultList();
    Document document = Document.yaml(FILE, Utf8Text.decode(FILE, content, faults), faults);
    List<Station> stations = new StationsReader(document, bundles).stations();
    faults.throwIfAny();
    return stations;
  }

  private List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    document
        .root()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAME.matcher(name).matches()) {
                document.fault(
                    FaultList.quote(name) + " must be small letters, digits and hyphens", name);
              }
              if (document.at(name).isObject()) {
                stations.add(station(name));
              } else {
                document.fault("station " + FaultList.quote(name) + " must be a mapping", name);
              }
            });
    return List.copyOf(stations);
  }

  private Station station(String name) {
    document.onlyKeys(KEYS, name);
    return new Station(
        name, document.text(name, "title"), titles(name), share(name), puzzles(name));
  }

  /** The titles in other languages than English. */
  private Map<String, String> titles(String name) {
    Map<String, String> titles = new HashMap<>();
    JsonNode given = document.at(name, "titles");
    if (!given.isMissingNode() && !given.isObject()) {
      document.fault("titles must be a mapping of languages to titles", name, "titles");
    }
    given
        .fieldNames()
        .forEachRemaining(
            tag -> {
              if (!tag.equals(Language.of(tag).map(Language::tag).orElse(""))) {
                document.fault(
                    FaultList.quote(tag) + " is no language like uk or pt-BR", name, "titles", tag);
              } else if (tag.equals(Language.ENGLISH.tag())) {
                document.fault("en belongs into title", name, "titles", tag);
              }
              titles.put(tag, document.text(name, "titles", tag));
            });
    return titles;
  }

  private BigDecimal share(String name) {
    JsonNode share = document.at(name, "share");
    if (share.isNumber() && share.doubleValue() > 0 && share.doubleValue() <= 1) {
      return new BigDecimal(share.asText());
    }
    document.fault(
        share.isMissingNode() ? "share is missing" : "share must be a number above 0 and at most 1",
        name,
        "share");
    return BigDecimal.ONE;
  }

  private List<String> puzzles(String name) {
    JsonNode puzzles = document.at(name, "puzzles");
    if (puzzles.isMissingNode()) {
      document.fault("puzzles is missing", name);
    } else if (!puzzles.isArray() || puzzles.isEmpty()) {
      document.fault("puzzles must be a list of puzzles' folders", name, "puzzles");
    }
    List<String> slugs = new ArrayList<>();
    for (int i = 0; i < puzzles.size() && puzzles.isArray(); i++) {
      String slug = puzzles.get(i).asText();
      place(slug, name, Integer.toString(i));
      slugs.add(slug);
    }
    return slugs;
  }

  private void place(String slug, String station, String element) {
    String other = placed.putIfAbsent(slug, station);
    if (!bundles.contains(slug)) {
      document.fault("there is no puzzle " + FaultList.quote(slug), station, "puzzles", element);
    } else if (other != null) {
      document.fault(
          "puzzle " + FaultList.quote(slug) + " is in station " + FaultList.quote(other) + " too",
          station,
          "puzzles",
          element);
    }
  }
}
