package io.arbiter.server.author;

import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.delivery.message.AuthorTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Reads the parts of a form that uploads a mission or a package: a zip, any number of {@code
 * solution}, and the options. Each fault names its part. Use each form once.
 */
final class MissionForm {
  private static final String SOLUTION = "solution";
  private static final Set<String> OPTIONS =
      Set.of("slug", "title", "difficulty", "tags", "points", "source", "license");

  /** As for a file of a bundle that runs. */
  private static final int MAX_SOLUTION_BYTES = 64 << 10;

  /** For all solutions, so that the task fits into a record of the broker. */
  private static final int MAX_SOLUTIONS_BYTES = 512 << 10;

  private static final int MAX_OPTION_CHARS = 1_000;

  /** Where a mission or a package is from. */
  enum Format {
    /** The zip of a mission's repository, in the part {@code mission}. */
    CHECKIO("mission"),
    /** A Kattis problem package, in the part {@code package}. */
    KATTIS("package");

    private final String part;

    Format(String part) {
      this.part = part;
    }

    Repository read(byte[] zip) throws InvalidBundleException {
      return this == CHECKIO ? Repository.ofMission(zip) : Repository.ofPackage(zip);
    }

    AuthorTask task(UUID id, Repository repository, MissionDetails details) {
      return this == CHECKIO
          ? new AuthorTask.ImportCheckio(id, repository.heads(), repository.sizes(), details)
          : new AuthorTask.ImportKattis(id, repository.heads(), repository.sizes(), details);
    }

    private boolean hasOption(String name) {
      return OPTIONS.contains(name) || (this == CHECKIO && name.equals("function"));
    }

    void requireOption(String name) {
      if (!hasOption(name)) {
        throw fault(ErrorCode.MALFORMED, name, "unknown parameter");
      }
    }
  }

  /** A request to import a mission or a package. */
  record Upload(Format format, String slug, byte[] zip, MissionDetails details) {
    /**
     * @param options values by name
     * @param solutions sources by name
     */
    static Upload of(
        Format format, byte[] zip, Map<String, String> options, Map<String, String> solutions) {
      String slug = options.get("slug");
      if (slug == null) {
        throw missing("slug");
      }
      return new Upload(
          format,
          slug,
          zip,
          new MissionDetails(
              new MissionDetails.About(
                  Optional.ofNullable(options.get("title")),
                  Optional.ofNullable(options.get("difficulty")),
                  Optional.ofNullable(options.get("tags")),
                  Optional.ofNullable(options.get("points")),
                  Optional.ofNullable(options.get("source")),
                  Optional.ofNullable(options.get("license"))),
              Optional.ofNullable(options.get("function")),
              solutions));
    }
  }

  private final Map<String, Collection<FormValue>> parts;
  private int solutionBytes;

  private MissionForm(MultipartFormDataInput input) {
    this.parts = input.getValues();
  }

  /**
   * Reads all parts.
   *
   * @throws ProblemException MALFORMED, INVALID or TOO_LARGE with the part's name
   */
  static Upload read(Format format, MultipartFormDataInput input) {
    return new MissionForm(input).read(format);
  }

  private Upload read(Format format) {
    Map<String, String> options = new HashMap<>();
    for (String name : parts.keySet()) {
      if (format.hasOption(name)) {
        single(name).ifPresent(part -> options.put(name, option(name, part)));
      } else if (!name.equals(format.part) && !name.equals(SOLUTION)) {
        throw fault(ErrorCode.MALFORMED, name, "unknown part");
      }
    }
    FormValue zip = single(format.part).orElseThrow(() -> missing(format.part));
    return Upload.of(format, content(zip), options, solutions());
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
      requireAtMost(MAX_SOLUTION_BYTES, content.length, name + " is larger than");
      requireAtMost(MAX_SOLUTIONS_BYTES, solutionBytes, name + " makes all solutions larger than");
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

  private static void requireAtMost(int limit, int bytes, String what) {
    if (bytes > limit) {
      throw fault(ErrorCode.TOO_LARGE, SOLUTION, what + " " + limit / 1024 + " KiB");
    }
  }

  private static ProblemException missing(String name) {
    return fault(ErrorCode.MALFORMED, name, "is missing");
  }

  private static ProblemException fault(ErrorCode code, String part, String message) {
    return new ProblemException(code, part + ": " + message, List.of(new Violation(part, message)));
  }
}
