package io.arbiter.sandbox.protocol;

/**
 * A failure of the engine while it parsed or ran the guest's code.
 *
 * @param place the class of the engine's exception and the place in the engine that threw it; the
 *     same failure has the same place in every child
 * @param traceback in Python's format, with only the guest's frames; empty if the engine failed on
 *     the source as a whole
 */
public record EngineCrash(String place, String traceback) {}
