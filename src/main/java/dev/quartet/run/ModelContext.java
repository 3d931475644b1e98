package dev.quartet.run;

import dev.quartet.model.ModelRequest;

/** What a model is sent, and the list of what is in it. */
public record ModelContext(ModelRequest request, ContextManifest manifest) {}
