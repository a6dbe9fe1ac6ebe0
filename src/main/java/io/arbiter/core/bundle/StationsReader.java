package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
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
    Document document = Document.yaml(FILE, faults.decode(FILE, content), faults);
    List<Station> stations = new StationsReader(document, bundles).stations();
    faults.throwIfAny();
    return stations;
  }

  private List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : document.root().properties()) {
      String name = entry.getKey();
      if (!NAME.matcher(name).matches()) {
        document.fault(FaultList.quote(name) + " must be small letters, digits and hyphens", name);
      }
      if (entry.getValue().isObject()) {
        document.onlyKeys(KEYS, name);
        String title = document.text(name, "title");
        stations.add(new Station(name, title, titles(name), share(name), puzzles(name)));
      } else {
        document.fault("station " + FaultList.quote(name) + " must be a mapping", name);
      }
    }
    return List.copyOf(stations);
  }

  private Map<String, String> titles(String name) {
    Map<String, String> titles = new HashMap<>();
    JsonNode given = document.at(name, "titles");
    if (!given.isMissingNode() && !given.isObject()) {
      document.fault("titles must be a mapping of languages to titles", name, "titles");
    }
    for (Map.Entry<String, JsonNode> title : given.properties()) {
      String tag = title.getKey();
      if (!Language.isTag(tag)) {
        document.fault(
            FaultList.quote(tag) + " is no language like uk or pt-BR", name, "titles", tag);
      } else if (tag.equals(Language.ENGLISH.tag())) {
        document.fault("en belongs into title", name, "titles", tag);
      }
      titles.put(tag, document.text(name, "titles", tag));
    }
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
      String other = placed.putIfAbsent(slug, name);
      String quoted = "puzzle " + FaultList.quote(slug);
      if (!bundles.contains(slug)) {
        document.fault("there is no " + quoted, name, "puzzles", Integer.toString(i));
      } else if (other != null) {
        document.fault(
            quoted + " is in station " + FaultList.quote(other) + " too",
            name,
            "puzzles",
            Integer.toString(i));
      }
      slugs.add(slug);
    }
    return slugs;
  }
}
