package io.arbiter.core.sheet;

import java.util.regex.Pattern;

/** Texts in the cells of a spreadsheet. */
public final class SheetText {
  /**
   * A spreadsheet takes a cell for a formula that begins with such a character, in some also of
   * double width or after white space.
   */
  private static final Pattern FORMULA =
      Pattern.compile("[\\t\\r\\n].*|[\\s\\p{Z}\\p{C}]*[=+\\-@|＝＋－＠].*", Pattern.DOTALL);

  private SheetText() {}

  /** A text that a spreadsheet takes for a text, because an apostrophe is before it. */
  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
