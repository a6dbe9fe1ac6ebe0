package io.arbiter.core.checkio;

import io.arbiter.core.bundle.file.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reports the files of a repository that have no place in a bundle. {@link CheckioSolutions}
 * reports those at the places of solutions.
 */
final class CheckioLeftovers {
  private static final Pattern CARRIED =
      Pattern.compile(
          "info/task_(?:short_)?description\\.html|hints/[^/]+\\.html|info/hints/[^/]+\\.md"
              + "|translations/[^/]+/info/task_(?:short_)?description\\.html"
              + "|translations/[^/]+/hints/[^/]+\\.html");

  /**
   * Files that belong to the repository or to the site, not to the mission; they are not reported.
   */
  private static final Pattern BESIDE =
      Pattern.compile("(?:.*/)?\\.[^/]*|(?:.*/)?README[^/]*|info/logo/.*|.*/\\.git/.*");

  private static final Pattern LICENSE = Pattern.compile("(?i)(?:licen[cs]e|copying)[^/]*");

  private CheckioLeftovers() {}

  /**
   * @param known the paths of files that are carried or have a note of their own
   */
  static List<Finding> of(
      CheckioRepository repository,
      @Nullable String starter,
      Collection<String> known,
      boolean licensed) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    List<Finding> notes = new ArrayList<>();
    for (String path : repository.paths()) {
      if (LICENSE.matcher(path).matches()) {
        if (!licensed) {
          notes.add(warning(path, "name the license with the option license"));
        }
      } else if (!isCarried(path, starter) && !known.contains(path)) {
        counts.merge(place(path), 1, Integer::sum);
      }
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      notes.add(
          warning(
              count.getKey(),
              count.getKey().contains(".") || count.getValue() == 1
                  ? "is not imported"
                  : count.getValue() + " files are not imported"));
    }
    return notes;
  }

  /** Whether a file belongs to the repository or to the site, not to the mission. */
  static boolean isBeside(String path) {
    return BESIDE.matcher(path).matches();
  }

  /** Whether a file is a description, a hint, or a translation of one of them. */
  static boolean isPage(String path) {
    return CARRIED.matcher(path).matches();
  }

  private static boolean isCarried(String path, @Nullable String starter) {
    return path.equals(starter)
        || path.endsWith(".py")
        || isBeside(path)
        || isPage(path)
        || CheckioSolutions.contains(path);
  }

  /** The name under which a file is reported: translations together, most other files by folder. */
  private static String place(String path) {
    if (path.startsWith("translations/")) {
      return "translations";
    }
    boolean code =
        path.startsWith(CheckioStarter.FOLDER + "/")
            || path.startsWith(CheckioStarter.EMPIRE_FOLDER + "/");
    return Optional.of(path.lastIndexOf('/'))
        .filter(slash -> slash > 0 && !code)
        .map(slash -> path.substring(0, slash))
        .orElse(path);
  }

  private static Finding warning(String file, String message) {
    return new Finding(Finding.Severity.WARNING, file, 0, message);
  }
}
