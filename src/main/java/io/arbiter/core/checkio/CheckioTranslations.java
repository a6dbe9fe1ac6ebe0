package io.arbiter.core.checkio;

import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.language.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the translated pages of a mission. Repositories are in English. */
final class CheckioTranslations {
  private static final Pattern PAGE =
      Pattern.compile("translations/([^/]+)/(?:info/task_description|hints/([^/]+))\\.html");

  private final CheckioRepository repository;
  private final String examples;
  private final CheckioMedia media;
  private final List<Finding> notes;
  private final SortedMap<String, String> files = new TreeMap<>();

  /** The page of each file. */
  private final Map<String, String> pages = new HashMap<>();

  /**
   * @param examples calls with their answers
   * @param notes takes what is left out
   */
  CheckioTranslations(
      CheckioRepository repository, String examples, CheckioMedia media, List<Finding> notes) {
    this.repository = repository;
    this.examples = examples;
    this.media = media;
    this.notes = notes;
  }

  /**
   * The files of the bundle, by path.
   *
   * @param hints the repository's pages of hints, in the order of the bundle's hints
   */
  SortedMap<String, String> convert(List<String> hints) {
    for (String path : repository.under("translations")) {
      Matcher page = PAGE.matcher(path);
      if (page.matches()) {
        convert(path, page, hints);
      }
    }
    List<String> alone =
        files.keySet().stream()
            .filter(path -> !files.containsKey(folder(path) + "statement.md"))
            .toList();
    for (String path : alone) {
      files.remove(path);
      notes.add(
          warning(
              pages.getOrDefault(path, path),
              "is not imported: the language has no translated statement"));
    }
    return files;
  }

  private void convert(String path, Matcher page, List<String> hints) {
    Optional<Language> language = language(page.group(1));
    int hint = page.group(2) == null ? 0 : hints.indexOf("hints/" + page.group(2) + ".html") + 1;
    if (language.isEmpty() || language.get().equals(Language.ENGLISH)) {
      notes.add(warning(path, "is not imported: is no translation into a known language"));
      return;
    }
    if (page.group(2) != null && hint == 0) {
      notes.add(warning(path, "is not imported: translates no hint"));
      return;
    }
    String name = hint == 0 ? "statement.md" : "hints/" + hint + ".md";
    CheckioStatement text =
        CheckioStatement.of(path, repository.text(path).orElse(""), examples, media);
    if (!text.markdown().isBlank()) {
      notes.addAll(text.notes());
      String file = "translations/" + language.get() + "/" + name;
      files.putIfAbsent(file, text.markdown());
      pages.putIfAbsent(file, path);
    }
  }

  private static String folder(String path) {
    return path.substring(0, path.indexOf('/', "translations/".length()) + 1);
  }

  /** The language of a folder such as {@code ru}, {@code pt_BR} or {@code zh-hans}. */
  private static Optional<Language> language(String folder) {
    Locale locale = Locale.forLanguageTag(folder.replace('_', '-'));
    String tag =
        locale.getLanguage() + (locale.getCountry().isEmpty() ? "" : "-" + locale.getCountry());
    return Language.of(tag);
  }

  private static Finding warning(String file, String message) {
    return new Finding(Finding.Severity.WARNING, file, 0, message);
  }
}
