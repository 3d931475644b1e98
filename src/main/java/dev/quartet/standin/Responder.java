package dev.quartet.standin;

/** Decides what a stand-in model replies. */
@FunctionalInterface
public interface Responder {
  Scripted respond(Asked asked);
}
