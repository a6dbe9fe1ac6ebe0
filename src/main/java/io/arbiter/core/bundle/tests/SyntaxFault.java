package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The line and reason of a syntax error, in words for an author. The parser's own messages name its
 * classes and settings, so they are cut or replaced.
 */
record SyntaxFault(int line, String message) {
  static SyntaxFault of(IOException e, JsonParser parser) {
    int here = Math.max(parser.currentLocation().getLineNr(), 1);
    if (e instanceof StreamConstraintsException) {
      return new SyntaxFault(here, bound(String.valueOf(e.getMessage())));
    }
    if (e.getCause() instanceof MarkedYAMLException yaml) {
      Mark mark = yaml.getProblemMark();
      return new SyntaxFault(mark == null ? here : mark.getLine() + 1, yaml.getProblem());
    }
    if (e instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      boolean known = at != null && at.getLineNr() > 0;
      return new SyntaxFault(known ? at.getLineNr() : here, plain(json.getOriginalMessage()));
    }
    return new SyntaxFault(here, "cannot be read");
  }

  private static String bound(String message) {
    if (message.contains("nesting depth")) {
      return "is nested too deeply";
    }
    return message.contains("Number")
        ? "holds a number of more than " + ValueBounds.MAX_DIGITS + " digits"
        : "holds a name or text that is too long";
  }

  private static String plain(String message) {
    return message
        .lines()
        .findFirst()
        .orElse("cannot be read")
        .replaceFirst(" \\(start marker at .*", "")
        .replaceFirst(", got this instead: .*", "");
  }
}
