package io.arbiter.core.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notes the files of a repository that have no place in a bundle. {@link CheckioSolutions} notes
 * those at the places of solutions.
 */
final class CheckioLeftovers {
  private static final Pattern PAGE =
      Pattern.compile(
          "info/(?:task_)?(?:short_)?description\\.html|hints/[^/]+\\.html|info/hints/[^/]+\\.md"
              + "|translations/[^/]+/info/(?:task_)?(?:short_)?description\\.html"
              + "|translations/[^/]+/hints/[^/]+\\.html");

  /** Files of the repository or of the site, not of the mission; they get no note. */
  private static final Pattern BESIDE =
      Pattern.compile("(?:.*/)?\\.[^/]*|(?:.*/)?README[^/]*|info/logo/.*|.*/\\.git/.*");

  private static final Pattern LICENSE = Pattern.compile("(?i)(?:licen[cs]e|copying)[^/]*");

  private CheckioLeftovers() {}

  /**
   * Adds the notes.
   *
   * @param starter the path of the initial code that is used, or null
   * @param known the paths of files that are carried or have a note of their own
   * @param licensed whether the author names the license
   */
  static void note(
      SourceFiles files,
      @Nullable String starter,
      Collection<String> known,
      boolean licensed,
      Notes notes) {
    List<String> places = new ArrayList<>();
    for (String path : files.paths()) {
      if (LICENSE.matcher(path).matches()) {
        if (!licensed) {
          notes.note(path, "name the license with the option license");
        }
      } else if (!isCarried(path, starter) && !known.contains(path)) {
        places.add(place(path));
      }
    }
    notes.noteLeftovers(places);
  }

  static boolean isBeside(String path) {
    return BESIDE.matcher(path).matches();
  }

  /** Whether a file is a description, a hint, or a translation of one of them. */
  static boolean isPage(String path) {
    return PAGE.matcher(path).matches();
  }

  private static boolean isCarried(String path, @Nullable String starter) {
    return path.equals(starter)
        || path.endsWith(".py")
        || isBeside(path)
        || isPage(path)
        || CheckioSolutions.contains(path);
  }

  /** The name under which a file is noted: translations together, most other files by folder. */
  private static String place(String path) {
    if (path.startsWith("translations/")) {
      return "translations";
    }
    boolean code =
        path.startsWith(CheckioStarter.FOLDER + "/")
            || path.startsWith(CheckioStarter.EMPIRE_FOLDER + "/");
    return code ? path : Notes.folder(path);
  }
}
