package io.arbiter.core.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

record ProblemYaml(JsonNode root, Notes notes) {
  static final String FILE = "problem.yaml";
  static final String VERSION = "2025-09";

  private static final Set<String> CARRIED =
      Set.of(
          "problem_format_version",
          "type",
          "name",
          "uuid",
          "version",
          "source",
          "license",
          "limits",
          "keywords",
          "languages",
          "constants");
  private static final Set<String> LOST =
      Set.of("credits", "rights_owner", "embargo_until", "allow_file_writing");
  private static final Set<String> LIMITS = Set.of("time_limit", "memory", "output");
  private static final int MAX_TAGS = 10;
  private static final int MAX_TAG_CHARS = 30;

  /** The licenses of the format, and their names elsewhere. */
  static final Map<String, String> LICENSES =
      Map.of("cc0", "CC0-1.0", "cc by", "CC-BY-4.0", "cc by-sa", "CC-BY-SA-4.0");

  /** Refuses what would judge differently here, and notes what is lost. */
  void check() {
    String version = root.path("problem_format_version").asText("legacy");
    if (!version.equals(VERSION)) {
      notes.refuse(FILE, "problem_format_version must be " + VERSION + ", but is " + version);
    }
    for (String type : texts(root.path("type"))) {
      if (!type.equals("pass-fail")) {
        notes.refuse(FILE, "type: " + type + " cannot be imported, only pass-fail");
      }
    }
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (LOST.contains(entry.getKey())) {
        notes.note(FILE, entry.getKey() + " is not imported");
      } else if (!CARRIED.contains(entry.getKey())) {
        notes.refuse(FILE, "unknown key " + entry.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> limit : root.path("limits").properties()) {
      if (!LIMITS.contains(limit.getKey())) {
        notes.note(FILE, "limits." + limit.getKey() + " is not imported");
      }
    }
    List<String> languages = texts(root.path("languages"));
    if (!languages.isEmpty() && !languages.contains("all") && !languages.contains("python3")) {
      notes.note(FILE, "languages: solutions are written in Python here");
    }
  }

  Map<Language, String> names() {
    Map<Language, String> names = new LinkedHashMap<>();
    JsonNode name = root.path("name");
    if (name.isTextual()) {
      names.put(Language.ENGLISH, name.asText().strip());
    }
    for (Map.Entry<String, JsonNode> each : name.properties()) {
      Language.of(each.getKey())
          .ifPresentOrElse(
              language -> names.put(language, each.getValue().asText().strip()),
              () -> notes.note(FILE, "name: " + each.getKey() + " is no language that is known"));
    }
    return names;
  }

  List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (String keyword : texts(root.path("keywords"))) {
      boolean fits =
          !keyword.isBlank()
              && keyword.codePointCount(0, keyword.length()) <= MAX_TAG_CHARS
              && tags.size() < MAX_TAGS;
      if (fits) {
        tags.add(keyword.strip());
      } else {
        notes.note(FILE, "keywords: " + keyword + " is left out");
      }
    }
    return tags;
  }

  /**
   * The limits for each test, as far as they are possible here. A package without a limit of the
   * output counts on that of a judge, typically 8 MiB, so it gets the highest that is possible.
   */
  Limits limits() {
    Limits byDefault = Limits.DEFAULT;
    Limits most = Limits.HIGHEST;
    return new Limits(
        limit("time_limit", "s", byDefault.cpuMillis(), most.cpuMillis()),
        byDefault.steps(),
        limit("memory", "MiB", byDefault.memoryBytes(), most.memoryBytes()),
        limit("output", "MiB", most.outputBytes(), most.outputBytes()));
  }

  private long limit(String key, String unit, long byDefault, long most) {
    JsonNode value = root.path("limits").path(key);
    if (!value.isNumber() || !(value.asDouble() > 0)) {
      if (!value.isMissingNode()) {
        notes.refuse(FILE, "limits." + key + " must be a number above 0");
      }
      return byDefault;
    }
    long factor = unit.equals("s") ? 1_000 : 1 << 20;
    long limit = Math.max(1, Math.round(Math.min(value.asDouble() * factor, 1e15)));
    if (limit > most) {
      notes.note(
          FILE,
          "limits." + key + ": " + value.asText() + " " + unit + " is more than possible here");
    }
    return Math.min(limit, most);
  }

  /** The license, by the name that it has elsewhere. */
  Optional<String> license() {
    String license = root.path("license").asText("unknown");
    return license.equals("unknown")
        ? Optional.empty()
        : Optional.of(LICENSES.getOrDefault(license, license));
  }

  Optional<String> source() {
    JsonNode source = root.path("source");
    List<String> names = new ArrayList<>();
    Iterable<JsonNode> entries = source.isArray() ? source : List.of(source);
    for (JsonNode entry : entries) {
      String name = entry.isObject() ? entry.path("name").asText() : entry.asText();
      String url = entry.path("url").asText();
      if (!name.isBlank()) {
        names.add(url.isBlank() ? name.strip() : name.strip() + " (" + url.strip() + ")");
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  static List<String> texts(JsonNode node) {
    if (node.isArray()) {
      List<String> texts = new ArrayList<>();
      node.forEach(text -> texts.add(text.asText()));
      return texts;
    }
    return node.isMissingNode() || node.isNull() ? List.of() : List.of(node.asText());
  }
}
