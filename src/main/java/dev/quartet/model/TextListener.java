package dev.quartet.model;

/** Hears a model's text as it arrives. */
@FunctionalInterface
public interface TextListener {
  void text(String part);
}
