package io.arbiter.core.exchange;

import io.arbiter.core.bundle.Media;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a package as Markdown with pictures in {@code media}. Commands for samples are
 * dropped, because the page shows all samples; formulas become code.
 */
final class PackageStatement {
  static final String FOLDER = "statement/";

  /** More than a statement needs. The conversion reads the text several times. */
  private static final int MAX_LATEX_CHARS = 64 << 10;

  private static final Pattern SAMPLES = Pattern.compile("\\{\\{(?:next|remaining)samples?\\}\\}");
  private static final Pattern PICTURE =
      Pattern.compile("(!\\[[^\\]]{0,1000}+\\]\\(\\s*+)(?:\\./)?([^)\\s]++)");

  private final SourceFiles files;
  private final Constants constants;
  private final SortedMap<String, String> media = new TreeMap<>();

  PackageStatement(SourceFiles files, Constants constants) {
    this.files = files;
    this.constants = constants;
  }

  String markdown(String path, String text, String title) {
    String converted = SAMPLES.matcher(constants.in(text)).replaceAll("");
    return finished(path, Formulas.inMarkdown(converted, () -> noteFormula(path)), title);
  }

  /**
   * Converts a statement in LaTeX. One that is too long is left out; one that uses more than the
   * plain subset is converted as far as possible.
   *
   * @param needed whether the package is refused then; else only a note says so
   */
  Optional<String> latex(String path, String text, String title, boolean needed) {
    if (text.length() > MAX_LATEX_CHARS) {
      String message = "has more than " + MAX_LATEX_CHARS + " characters";
      report(path, needed ? message : message + " and is left out", needed);
      return Optional.empty();
    }
    TexStatement statement = new TexStatement(constants);
    String converted = statement.convert(text);
    for (String unknown : statement.unknown()) {
      report(path, unknown + " is not in the part of LaTeX that is converted", needed);
    }
    return Optional.of(finished(path, converted, title));
  }

  private void report(String path, String message, boolean needed) {
    if (needed) {
      files.notes().refuse(path, message);
    } else {
      files.notes().note(path, message);
    }
  }

  private void noteFormula(String path) {
    files.notes().note(path, "a formula is shown as it is written, because there is no TeX here");
  }

  private String finished(String path, String text, String title) {
    Matcher pictures = PICTURE.matcher(text);
    String shown =
        pictures.replaceAll(
            picture -> Matcher.quoteReplacement(picture.group(1) + picture(path, picture)));
    return "# " + title + "\n\n" + shown.strip() + "\n";
  }

  private String picture(String path, MatchResult picture) {
    String name = picture.group(2);
    String from = FOLDER + name;
    if (name.contains(":")) {
      files.notes().note(path, "the picture " + name + " of another site is not shown");
      return name;
    }
    if (!files.contents().containsKey(from)) {
      files.notes().note(path, "the picture " + name + " is missing or too large");
      return name;
    }
    String file = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "-");
    String own = Media.FOLDER + file;
    // Pictures of several folders may have one name.
    for (int i = 2; media.containsKey(own) && !from.equals(media.get(own)); i++) {
      own = Media.FOLDER + i + "-" + file;
    }
    media.put(own, from);
    return own;
  }

  /** Where the package has the pictures: path in the package by path in the bundle. */
  Map<String, String> media() {
    return media;
  }
}
