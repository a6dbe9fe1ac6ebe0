package io.arbiter.worker.checkio;

import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a mission's Python in the authors' sandbox: the tests are code that must run to give their
 * values.
 */
final class CheckioPython {
  private static final String READER = "checkio.py";
  private static final Pattern FRAME = Pattern.compile("File \"([^\"]+)\", line (\\d{1,7})");

  private final Sandboxes sandboxes;

  CheckioPython(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  CheckioMission read(CheckioRepository repository)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode reader =
        AuthorCode.load(
            sandboxes,
            READER,
            Resources.text("checkio/" + READER),
            "examine",
            AuthorCode.GENEROUS)) {
      return CheckioMission.of(reader.call(sources(repository)));
    } catch (AuthorFault fault) {
      return CheckioMission.refused(List.of(reason(fault, repository)));
    }
  }

  private static PyValue sources(CheckioRepository repository) {
    List<PyValue.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, String> source : repository.python().entrySet()) {
      entries.add(
          new PyValue.Entry(new PyValue.Str(source.getKey()), new PyValue.Str(source.getValue())));
    }
    return new PyValue.Dict(entries);
  }

  /** The reason when the reader itself is stopped: a limit, or a denied action. */
  private static Finding reason(AuthorFault fault, CheckioRepository repository) {
    String file = "verification/tests.py";
    int line = 0;
    if (fault.traceback() != null) {
      Matcher frames = FRAME.matcher(fault.traceback());
      while (frames.find()) {
        if (repository.files().containsKey(frames.group(1))) {
          file = frames.group(1);
          line = Integer.parseInt(frames.group(2));
        }
      }
    }
    return new Finding(Finding.Severity.ERROR, file, line, fault.problem());
  }
}
