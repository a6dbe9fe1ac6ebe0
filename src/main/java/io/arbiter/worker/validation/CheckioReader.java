package io.arbiter.worker.validation;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.exchange.CheckioImport;
import io.arbiter.core.exchange.CheckioMission;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports CheckIO missions. Reads a mission's Python in the authors' sandbox: the tests are code
 * that must run to give their values. Thread-safe; one import at a time uses the sandbox.
 */
final class CheckioReader {
  /** The folder of the reader's modules, which is also the name of their package. */
  static final String FOLDER = "checkio_reader";

  /** Imports the other modules, since the sandbox has none of Arbiter's files. */
  private static final String LOADER = "load";

  private static final List<String> MODULES =
      List.of(
          "adapters",
          "calls",
          "carrier",
          "cases",
          "checkers",
          "codes",
          "definitions",
          "examination",
          "games",
          "inspectors",
          "last_step",
          "mission",
          "modules",
          "names",
          "notes",
          "proof",
          "replacements",
          "stubs",
          "test_code",
          "text",
          "values");

  private static final Pattern FRAME = Pattern.compile("File \"([^\"]+)\", line (\\d{1,7})");

  private final Sandboxes sandboxes;

  CheckioReader(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  ImportedMission run(Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details)
      throws SandboxUnavailable, InterruptedException {
    CheckioImport mission = new CheckioImport(files, sizes, details);
    List<Finding> unreadable = mission.unreadable();
    return mission.bundle(
        unreadable.isEmpty() ? read(mission) : CheckioMission.refused(unreadable));
  }

  private CheckioMission read(CheckioImport mission)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode reader =
        AuthorCode.load(
            sandboxes, LOADER + ".py", source(LOADER), "examine", AuthorCode.GENEROUS)) {
      return CheckioMission.of(reader.call(modules(), dict(mission.python())));
    } catch (AuthorFault fault) {
      return CheckioMission.refused(List.of(reason(fault, mission)));
    }
  }

  /** The texts of the reader's modules, by name. */
  static PyValue modules() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    MODULES.forEach(module -> texts.put(module, source(module)));
    return dict(texts);
  }

  static String source(String module) {
    return Resources.text(FOLDER + "/" + module + ".py");
  }

  private static PyValue dict(Map<String, String> texts) {
    List<PyValue.Entry> entries = new ArrayList<>();
    texts.forEach(
        (name, text) ->
            entries.add(new PyValue.Entry(new PyValue.Str(name), new PyValue.Str(text))));
    return new PyValue.Dict(entries);
  }

  /** The reason when the reader itself is stopped: a limit, or a denied action. */
  private static Finding reason(AuthorFault fault, CheckioImport mission) {
    String file = "verification/tests.py";
    int line = 0;
    if (fault.traceback() != null) {
      Matcher frames = FRAME.matcher(fault.traceback());
      while (frames.find()) {
        if (mission.has(frames.group(1))) {
          file = frames.group(1);
          line = Integer.parseInt(frames.group(2));
        }
      }
    }
    return new Finding(Finding.Severity.ERROR, file, line, fault.problem());
  }
}
