package io.arbiter.core.checkio;

import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.bundle.file.Utf8Text;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reports the texts of a repository that are not UTF-8, with the first line that is not. */
final class CheckioEncoding {
  private CheckioEncoding() {}

  /**
   * The errors in Python files. A replaced character in a string would change an input or an
   * answer.
   *
   * @param starter the path of the initial code that is used, or null
   */
  static List<Finding> ofSources(CheckioRepository repository, @Nullable String starter) {
    return findings(
        repository, path -> path.equals(starter) || isSource(path), Finding.Severity.ERROR, "");
  }

  /**
   * The warnings about pages. A page with a replaced character can still be read.
   *
   * @param description the paths of the pages that the description is made of
   */
  static List<Finding> ofPages(CheckioRepository repository, Collection<String> description) {
    return findings(
        repository,
        path -> description.contains(path) || CheckioLeftovers.isPage(path),
        Finding.Severity.WARNING,
        "; characters that cannot be read are replaced");
  }

  private static boolean isSource(String path) {
    return path.endsWith(".py") && !CheckioLeftovers.isBeside(path);
  }

  private static List<Finding> findings(
      CheckioRepository repository,
      Predicate<String> chosen,
      Finding.Severity severity,
      String consequence) {
    FaultList faults = new FaultList();
    repository
        .files()
        .forEach(
            (path, content) -> {
              if (chosen.test(path)) {
                Utf8Text.decode(path, content, faults);
              }
            });
    return faults.sorted().stream()
        .map(
            fault ->
                new Finding(severity, fault.file(), fault.line(), fault.message() + consequence))
        .toList();
  }
}
