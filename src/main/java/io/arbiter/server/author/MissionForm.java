package io.arbiter.server.author;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Reads the parts of a form that uploads a mission or a package: a zip, any number of {@code
 * solution}, and the options. Each fault names its part. Use each form once.
 */
final class MissionForm {
  private static final String SOLUTION = "solution";
  private static final String SLUG = "slug";

  private static final Set<String> OPTIONS =
      Set.of(SLUG, "title", "difficulty", "tags", "points", "source", "license");

  /** As for a file of a bundle that runs. */
  private static final int MAX_SOLUTION_BYTES = 64 << 10;

  /** For all solutions, so that the task fits into a record of the broker. */
  private static final int MAX_SOLUTIONS_BYTES = 512 << 10;

  private static final int MAX_OPTION_CHARS = 1_000;

  private final Map<String, Collection<FormValue>> parts;
  private final String archive;
  private final Set<String> options;
  private int solutionBytes;

  private MissionForm(MultipartFormDataInput input, String archive, Set<String> options) {
    this.parts = input.getValues();
    this.archive = archive;
    this.options = options;
  }

  /** A form with a CheckIO mission, whose zip is the part {@code mission}. */
  static MissionForm ofMission(MultipartFormDataInput input) {
    Set<String> options = new HashSet<>(OPTIONS);
    options.add("function");
    return new MissionForm(input, "mission", options);
  }

  /** A form with a Kattis problem package, whose zip is the part {@code package}. */
  static MissionForm ofPackage(MultipartFormDataInput input) {
    return new MissionForm(input, "package", OPTIONS);
  }

  /**
   * Reads all parts.
   *
   * @throws ProblemException MALFORMED, INVALID or TOO_LARGE with the part's name
   */
  MissionUpload read() {
    for (String name : parts.keySet()) {
      if (!name.equals(archive) && !name.equals(SOLUTION) && !options.contains(name)) {
        throw fault(ErrorCode.MALFORMED, name, "unknown part");
      }
    }
    FormValue zip = single(archive).orElseThrow(() -> missing(archive));
    Map<String, String> given = new HashMap<>();
    options.forEach(name -> single(name).ifPresent(part -> given.put(name, option(name, part))));
    String slug = Optional.ofNullable(given.get(SLUG)).orElseThrow(() -> missing(SLUG));
    return MissionUpload.of(
        slug, content(zip), name -> Optional.ofNullable(given.get(name)), solutions());
  }

  private Optional<FormValue> single(String name) {
    Collection<FormValue> values = parts.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw fault(ErrorCode.MALFORMED, name, "occurs " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  private static String option(String name, FormValue part) {
    String value = text(name, "", content(part));
    if (value.length() > MAX_OPTION_CHARS) {
      throw fault(ErrorCode.TOO_LARGE, name, "has more than " + MAX_OPTION_CHARS + " characters");
    }
    return value;
  }

  private Map<String, String> solutions() {
    Map<String, String> solutions = new TreeMap<>();
    for (FormValue part : parts.getOrDefault(SOLUTION, List.of())) {
      String name = name(part, solutions.size() + 1);
      byte[] content = content(part);
      solutionBytes += content.length;
      if (content.length > MAX_SOLUTION_BYTES) {
        throw solutionFault(ErrorCode.TOO_LARGE, name, "is larger than", MAX_SOLUTION_BYTES);
      }
      if (solutionBytes > MAX_SOLUTIONS_BYTES) {
        throw solutionFault(
            ErrorCode.TOO_LARGE, name, "makes all solutions larger than", MAX_SOLUTIONS_BYTES);
      }
      String source = text(SOLUTION, name + " ", content);
      if (source.isBlank()) {
        throw fault(ErrorCode.INVALID, SOLUTION, name + " is empty");
      }
      if (solutions.put(name, source) != null) {
        throw fault(ErrorCode.INVALID, SOLUTION, "two files are named " + name);
      }
    }
    return solutions;
  }

  /** The name of a file without folder and ending, with only characters that a bundle allows. */
  private static String name(FormValue part, int number) {
    String file = part.getFileName() == null ? "" : part.getFileName();
    String name =
        file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
            .replaceFirst("\\.py$", "")
            .replaceAll("[^A-Za-z0-9_.-]+", "-");
    name = name.substring(0, Math.min(name.length(), 60));
    return name.isEmpty() ? "solution-" + number : name;
  }

  private static byte[] content(FormValue part) {
    if (!part.isFileItem()) {
      return part.getValue().getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = part.getFileItem().getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String part, String file, byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw fault(ErrorCode.INVALID, part, file + "is not UTF-8");
    }
    if (text.indexOf('\0') >= 0) {
      throw fault(ErrorCode.INVALID, part, file + "holds a NUL character");
    }
    return text;
  }

  private static ProblemException missing(String name) {
    return fault(ErrorCode.MALFORMED, name, "is missing");
  }

  private static ProblemException solutionFault(
      ErrorCode code, String name, String what, int bytes) {
    return fault(code, SOLUTION, name + " " + what + " " + bytes / 1024 + " KiB");
  }

  private static ProblemException fault(ErrorCode code, String part, String message) {
    return new ProblemException(code, part + ": " + message, List.of(new Violation(part, message)));
  }
}
