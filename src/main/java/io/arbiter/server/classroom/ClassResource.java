package io.arbiter.server.classroom;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.classroom.roll.ClassSummary;
import io.arbiter.server.classroom.roll.Classes;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Classes, for teachers and members. */
@Path("/api/classes")
@Authenticated
@RunOnVirtualThread
public class ClassResource {
  private static final int CREATED = 201;
  private static final int LONGEST_NAME = 100;

  private final Classes classes;
  private final ClassViews views;
  private final Caller caller;

  public ClassResource(Classes classes, ClassViews views, Caller caller) {
    this.classes = classes;
    this.views = views;
    this.caller = caller;
  }

  /** The name of a class. */
  public record ClassName(
      @NotBlank(message = "is missing")
          @Size(max = LONGEST_NAME, message = "must have at most 100 characters")
          @Pattern(
              regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*",
              message = "has a character that no title has")
          String name) {}

  @GET
  @Operation(summary = "List the caller's classes")
  public Page<ClassSummary> list(@Valid @BeanParam PageRequest page) {
    return classes.page(caller.requireId(), page);
  }

  @POST
  @RolesAllowed({Role.TEACHER, Role.ADMIN})
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Make a class")
  public ClassView add(@NotNull(message = "is missing") @Valid ClassName body) {
    UUID teacher = caller.requireSession();
    return views.of(classes.add(teacher, body.name().strip()), teacher);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Show a class")
  public ClassView show(UUID id) {
    return views.of(id, caller.requireId());
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Rename a class")
  public ClassView rename(UUID id, @NotNull(message = "is missing") @Valid ClassName body) {
    UUID teacher = caller.requireSession();
    classes.rename(id, teacher, body.name().strip());
    return views.of(id, teacher);
  }

  @POST
  @Path("{id}/code")
  @Operation(summary = "Replace the code of a class")
  public ClassView replaceCode(UUID id) {
    UUID teacher = caller.requireSession();
    classes.replaceCode(id, teacher);
    return views.of(id, teacher);
  }

  @POST
  @Path("{id}/archiving")
  @Operation(summary = "Archive a class")
  public ClassView archive(UUID id) {
    UUID teacher = caller.requireSession();
    classes.archive(id, teacher);
    return views.of(id, teacher);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a class")
  public void delete(UUID id) {
    classes.delete(id, caller.requireSession());
  }
}
