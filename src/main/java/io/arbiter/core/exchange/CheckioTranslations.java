package io.arbiter.core.exchange;

import io.arbiter.core.language.Language;
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
      Pattern.compile("translations/([^/]+)/(?:info/(?:task_)?description|hints/([^/]+))\\.html");

  private final SourceFiles files;
  private final CheckioPages pages;

  /** The path of the page by its path in the bundle. */
  private final SortedMap<String, String> origins = new TreeMap<>();

  private final SortedMap<String, String> texts = new TreeMap<>();

  CheckioTranslations(SourceFiles files, CheckioPages pages) {
    this.files = files;
    this.pages = pages;
  }

  /**
   * The files of the bundle, by path.
   *
   * @param hints the repository's pages of hints, in the order of the bundle's hints
   */
  Map<String, String> convert(List<String> hints) {
    for (String path : files.under("translations")) {
      Matcher page = PAGE.matcher(path);
      if (page.matches()) {
        convert(path, page, hints);
      }
    }
    origins.forEach(
        (target, path) -> {
          String folder = target.substring(0, target.indexOf('/', "translations/".length()) + 1);
          if (!origins.containsKey(folder + "statement.md")) {
            texts.remove(target);
            noteNotImported(path, "the language has no translated statement");
          }
        });
    return texts;
  }

  private void convert(String path, Matcher page, List<String> hints) {
    Optional<Language> language = language(page.group(1));
    if (language.isEmpty() || language.get().equals(Language.ENGLISH)) {
      noteNotImported(path, "is no translation into a known language");
      return;
    }
    int hint = page.group(2) == null ? 0 : hints.indexOf("hints/" + page.group(2) + ".html") + 1;
    if (page.group(2) != null && hint == 0) {
      noteNotImported(path, "translates no hint");
      return;
    }
    String markdown = pages.convert(path, files.text(path).orElse("")).markdown();
    if (!markdown.isBlank()) {
      String name = hint == 0 ? "statement.md" : "hints/" + hint + ".md";
      String target = "translations/" + language.get() + "/" + name;
      texts.putIfAbsent(target, markdown);
      origins.putIfAbsent(target, path);
    }
  }

  private void noteNotImported(String path, String reason) {
    pages.notes().note(path, "is not imported: " + reason);
  }

  /** The language of a folder such as {@code ru}, {@code pt_BR} or {@code zh-hans}. */
  private static Optional<Language> language(String folder) {
    Locale locale = Locale.forLanguageTag(folder.replace('_', '-'));
    String country = locale.getCountry();
    return Language.of(locale.getLanguage() + (country.isEmpty() ? "" : "-" + country));
  }
}
