package dev.quartet.ledger.misroute;

/**
 * Wilson's 95 % interval of a share: it stays within 0 and 1, and says something of few cases too.
 *
 * @param low from 0 to 1
 * @param high from 0 to 1
 */
record Wilson(double low, double high) {
  private static final double Z = 1.959964;

  static Wilson of(long hits, long all) {
    if (all == 0) {
      return new Wilson(0, 1);
    }
    double share = (double) hits / all;
    double square = Z * Z / all;
    double centre = share + square / 2;
    double width = Z * Math.sqrt(share * (1 - share) / all + square / (4 * all));
    return new Wilson(
        Math.max(0, (centre - width) / (1 + square)), Math.min(1, (centre + width) / (1 + square)));
  }
}
