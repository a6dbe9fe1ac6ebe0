package io.arbiter.delivery;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What workers are asked for on the topics of jobs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "work", defaultImpl = Job.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Job.class, name = "job"),
  @JsonSubTypes.Type(value = AuthorTask.class, name = "author")
})
public sealed interface Work permits Job, AuthorTask {}
