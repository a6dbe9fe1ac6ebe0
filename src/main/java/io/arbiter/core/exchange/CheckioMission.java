package io.arbiter.core.exchange;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.PyValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Python modules of {@code checkio_reader} found in a mission's Python. If a note is an
 * error, all other parts are empty.
 *
 * @param function the name that solutions must define; null if test code decides, see {@code names}
 * @param javascript the function's name in JavaScript; null if JavaScript gets other arguments
 * @param names the names that test code uses of the player's module, in order of use
 * @param examples calls with their answers, one a line
 * @param tests a dict of categories, each a list of tests with the keys of {@code tests.json}
 */
public record CheckioMission(
    @Nullable String function,
    @Nullable String javascript,
    List<String> names,
    @JsonUnwrapped Judging judging,
    String examples,
    @Nullable PyValue tests,
    List<Note> notes) {
  public CheckioMission {
    names = names == null ? List.of() : List.copyOf(names);
    examples = examples == null ? "" : examples;
    notes = List.copyOf(notes);
  }

  /**
   * How solutions are judged.
   *
   * @param compare as in {@code puzzle.yaml}: a word, or {@code {"float": tolerance}}
   * @param adapter the source of {@code adapter.py}, or null; the next three likewise
   * @param scored whether the author's code gives points
   * @param points the most points that the mission gives; null if the mission gives none
   */
  public record Judging(
      @Nullable PyValue compare,
      @Nullable String adapter,
      @Nullable String checker,
      @Nullable String referee,
      @Nullable String inspector,
      boolean scored,
      @Nullable Integer points) {}

  /** A {@link Finding}, as the modules write it. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Note(Finding.Severity severity, String file, int line, String message) {}

  List<Finding> findings() {
    return notes.stream()
        .map(note -> new Finding(note.severity(), note.file(), note.line(), note.message()))
        .toList();
  }

  /** A mission that cannot be imported. */
  public static CheckioMission refused(List<Finding> reasons) {
    return new CheckioMission(
        null,
        null,
        List.of(),
        new Judging(null, null, null, null, null, false, null),
        "",
        null,
        reasons.stream()
            .map(
                reason ->
                    new Note(reason.severity(), reason.file(), reason.line(), reason.message()))
            .toList());
  }

  /** Reads what the modules return. */
  public static CheckioMission of(PyValue found) {
    try {
      return Codec.decode(Codec.encode(found), CheckioMission.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("the modules return another shape", e);
    }
  }
}
