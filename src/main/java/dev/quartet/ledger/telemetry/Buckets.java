package dev.quartet.ledger.telemetry;

import java.util.List;

/** The bounds of the histograms, the same wherever they are shown. */
public final class Buckets {
  /** Of a call's tokens, as the conventions for generative AI give them. */
  public static final List<Long> TOKENS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  /** Of a call's seconds, as the conventions for generative AI give them. */
  public static final List<Double> CALL_SECONDS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

  /** Of a request's seconds: from a script that was cached to a pipeline of many stages. */
  public static final List<Double> REQUEST_SECONDS =
      List.of(
          0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0);

  private Buckets() {}
}
