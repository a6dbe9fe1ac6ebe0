package io.arbiter.core.language;

import io.arbiter.core.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The parameters by which a client says in which language it wants texts. */
public class LanguageRequest {
  @QueryParam("lang")
  @Parameter(description = "a language such as uk or pt-BR, instead of Accept-Language")
  public @Nullable String lang;

  @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
  @Parameter(description = "the wanted languages, if there is no 'lang'")
  public @Nullable String accepted;

  /**
   * The wanted languages.
   *
   * @throws ProblemException INVALID if {@code lang} is no language
   */
  public LanguagePreference preference() {
    return lang == null
        ? LanguagePreference.accepted(accepted)
        : LanguagePreference.of(
            Language.of(lang)
                .orElseThrow(
                    () ->
                        ProblemException.invalid(
                            "lang", "must be a language such as uk or pt-BR")));
  }

  /**
   * An answer whose texts depend on the wanted languages. Caches keep one for each Accept-Language.
   *
   * @param languages of the texts
   */
  public static <T> RestResponse<T> answer(T entity, Collection<String> languages) {
    var answer =
        RestResponse.ResponseBuilder.ok(entity)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (!languages.isEmpty()) {
      answer.header(
          HttpHeaders.CONTENT_LANGUAGE,
          String.join(", ", languages.stream().distinct().sorted().toList()));
    }
    return answer.build();
  }
}
