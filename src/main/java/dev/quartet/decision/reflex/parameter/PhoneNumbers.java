package dev.quartet.decision.reflex.parameter;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds phone numbers that say their country. */
final class PhoneNumbers {
  private static final Pattern WITH_COUNTRY = Pattern.compile("\\+ ?\\(?\\d");
  private static final String NO_REGION = "ZZ";
  private static final int TRIES = 20;

  private PhoneNumbers() {}

  /** A number and its form for machines, such as +14155550123. */
  record Found(Span span, String number) {}

  static List<Found> find(String sentence) {
    List<Found> found = new ArrayList<>();
    if (!WITH_COUNTRY.matcher(sentence).find()) {
      return found;
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    for (PhoneNumberMatch match :
        numbers.findNumbers(sentence, NO_REGION, Leniency.POSSIBLE, TRIES)) {
      found.add(
          new Found(
              new Span(match.start(), match.end()),
              numbers.format(match.number(), PhoneNumberFormat.E164)));
    }
    return found;
  }
}
