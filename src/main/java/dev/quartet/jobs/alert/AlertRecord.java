package dev.quartet.jobs.alert;

import dev.quartet.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * An alert on record.
 *
 * @param at when it was raised first, in epoch milliseconds
 * @param last when it was raised last
 * @param times how often it was raised
 */
record AlertRecord(
    String id,
    long at,
    long last,
    String key,
    Alert.Severity severity,
    String title,
    String text,
    Map<String, String> details,
    int times) {

  static AlertRecord of(ResultSet row) throws SQLException {
    return new AlertRecord(
        row.getString("id"),
        row.getLong("raised"),
        row.getLong("last_raised"),
        row.getString("alert_key"),
        Alert.Severity.of(row.getString("severity")),
        row.getString("title"),
        row.getString("text"),
        Json.textMap(row.getString("details")),
        row.getInt("times"));
  }
}
