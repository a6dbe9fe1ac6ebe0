package io.arbiter.core.bundle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports pictures that a Markdown text shows and that the bundle does not have. */
record MediaLinks(BundleFiles files, FaultList faults) {
  /** A code span or block shows its text, not a picture. */
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");

  private static final Pattern CODE = Pattern.compile("(?<!`)(`++)[^`]*+\\1(?!`)");

  /** With bounds, because a search without them is quadratic in the length of a line. */
  private static final Pattern IMAGE =
      Pattern.compile(
          "!\\[[^\\]]{0,1000}+\\]\\(\\s*+<?([^)\\s>]++)"
              + "|<img\\b[^>]{0,1000}?\\bsrc\\s*+=\\s*+[\"']?([^\"'\\s>]++)",
          Pattern.CASE_INSENSITIVE);

  void check(PuzzleBundle.Texts texts) {
    check("", texts.statement(), texts.hints(), List.of());
    texts
        .translations()
        .forEach(
            translation ->
                check(
                    "translations/" + translation.language() + "/",
                    translation.statement(),
                    translation.hints(),
                    texts.hints()));
  }

  /** Checks the texts of a language; a hint that is not translated is checked only once. */
  private void check(String folder, String statement, List<String> hints, List<String> checked) {
    check(folder + "statement.md", statement);
    for (int i = 0; i < hints.size(); i++) {
      if (checked.isEmpty() || !hints.get(i).equals(checked.get(i))) {
        check(folder + "hints/" + (i + 1) + ".md", hints.get(i));
      }
    }
  }

  private void check(String file, String markdown) {
    boolean fenced = false;
    int line = 0;
    for (String text : markdown.split("\n", -1)) {
      line++;
      if (FENCE.matcher(text).matches()) {
        fenced = !fenced;
      } else if (!fenced) {
        check(file, line, text);
      }
    }
  }

  private void check(String file, int line, String text) {
    Matcher images = IMAGE.matcher(CODE.matcher(text).replaceAll(""));
    while (images.find()) {
      String source = images.group(1) == null ? images.group(2) : images.group(1);
      Media.name(source)
          .filter(name -> !files.has(Media.FOLDER + name))
          .ifPresent(
              name -> faults.add(file, line, "shows media/" + name + ", which is not there"));
    }
  }
}
