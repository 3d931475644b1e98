package dev.quartet.library;

/** What the manifests of scripts, skills and pipelines have in common. */
public interface Entry {
  String id();

  Origin origin();

  String description();
}
