package dev.quartet.run;

import dev.quartet.model.Usage;

/** What a step cost. */
public record Spend(String model, Usage usage, long costNanos) {}
