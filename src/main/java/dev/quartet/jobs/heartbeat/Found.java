package dev.quartet.jobs.heartbeat;

/** What the probe of a name found. */
record Found(String probe, Finding finding) {}
