package io.arbiter.core.checkio;

import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the Python modules of {@code checkio_reader} found in a mission's Python. If a note is an
 * error, all other parts are empty.
 *
 * @param function the name that solutions must define; null if test code decides, see {@code names}
 * @param names the names that test code uses of the player's module, in order of use
 * @param compare as in {@code puzzle.yaml}: a word, or {@code {"float": tolerance}}
 * @param inspector the source of {@code inspector.py}, or null
 * @param scored whether the author's code gives points
 * @param points the most points that the mission gives; null if the mission gives none
 * @param examples calls with their answers, one a line
 * @param tests by category, in order; the keys of a test are those of {@code tests.json}
 */
public record CheckioMission(
    @Nullable String function,
    List<String> names,
    PyValue compare,
    @Nullable String adapter,
    @Nullable String checker,
    @Nullable String referee,
    @Nullable String inspector,
    boolean scored,
    @Nullable Integer points,
    String examples,
    SequencedMap<String, List<SequencedMap<String, PyValue>>> tests,
    List<Finding> notes) {

  /** A mission that cannot be imported. */
  public static CheckioMission refused(List<Finding> reasons) {
    return new CheckioMission(
        null,
        List.of(),
        new PyValue.None(),
        null,
        null,
        null,
        null,
        false,
        null,
        "",
        new LinkedHashMap<>(),
        reasons);
  }

  /** Reads what the modules return. */
  public static CheckioMission of(PyValue found) {
    Map<String, PyValue> fields = fields(found);
    SequencedMap<String, List<SequencedMap<String, PyValue>>> tests = new LinkedHashMap<>();
    fields(fields.get("tests"))
        .forEach(
            (category, cases) ->
                tests.put(category, items(cases).stream().map(CheckioMission::fields).toList()));
    @Nullable String examples = text(fields.get("examples"));
    return new CheckioMission(
        text(fields.get("function")),
        items(fields.get("names")).stream().map(CheckioMission::required).toList(),
        fields.getOrDefault("compare", new PyValue.None()),
        text(fields.get("adapter")),
        text(fields.get("checker")),
        text(fields.get("referee")),
        text(fields.get("inspector")),
        new PyValue.Bool(true).equals(fields.get("scored")),
        fields.get("points") instanceof PyValue.Int(BigInteger most) ? most.intValue() : null,
        examples == null ? "" : examples,
        tests,
        items(fields.get("notes")).stream().map(CheckioMission::note).toList());
  }

  private static Finding note(PyValue note) {
    List<PyValue> parts = items(note);
    int line = parts.get(2) instanceof PyValue.Int(BigInteger number) ? number.intValue() : 0;
    return new Finding(
        Finding.Severity.valueOf(required(parts.get(0))),
        required(parts.get(1)),
        line,
        required(parts.get(3)));
  }

  private static SequencedMap<String, PyValue> fields(@Nullable PyValue dict) {
    SequencedMap<String, PyValue> fields = new LinkedHashMap<>();
    if (dict instanceof PyValue.Dict(List<PyValue.Entry> entries)) {
      entries.forEach(entry -> fields.put(required(entry.key()), entry.value()));
    }
    return fields;
  }

  private static List<PyValue> items(@Nullable PyValue list) {
    return list instanceof PyValue.Items(List<PyValue> items) ? items : List.of();
  }

  private static String required(PyValue text) {
    if (text instanceof PyValue.Str(String value)) {
      return value;
    }
    throw new IllegalArgumentException("no text: " + text);
  }

  private static @Nullable String text(@Nullable PyValue value) {
    return value instanceof PyValue.Str(String text) ? text : null;
  }
}
