package dev.quartet.decision.reflex;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The verb that a request commands. "Stop all containers" and "which containers stopped" share
 * their words; only the first wants something done.
 */
final class Commands {
  private static final Set<String> VERBS =
      Set.copyOf(
          List.of(
              ("abort accept acknowledge ack activate add adjust allow amend answer apply approve"
                   + " archive arrange assign attach ban block book boot build buy bump call cancel"
                   + " change charge clean cleanup clear clone close comment commit confirm connect"
                   + " convert copy correct create cut deactivate decline decrease delete deny"
                   + " deploy disable disconnect dismiss drop duplicate edit email empty enable end"
                   + " enter escalate execute expand export extend fire fix flag flush follow force"
                   + " fork forward free freeze grant hand hide hire import increase install invite"
                   + " invoke issue join kick kill label launch leave link lock log lower mail make"
                   + " mark merge message migrate move mute nudge open order page patch pause pay"
                   + " pin ping post promote provision publish purge push put raise re-run"
                   + " reactivate reassign rebase reboot rebuild record recover redeploy reduce"
                   + " refresh refund register reject release reload remind remove rename renew"
                   + " reopen repair replace reply request rerun reschedule reset resend resize"
                   + " resolve respond restart restore resume retry return revert revoke roll"
                   + " rollback rotate run save scale schedule send set setup share ship shut sign"
                   + " silence snooze spin split start stop submit subscribe swap switch sync tag"
                   + " take terminate text ticket tighten top touch transfer trash trigger turn"
                   + " type unassign unban unblock undo uninstall unlink unlock unmute unpin"
                   + " unsubscribe update upgrade upload upsert void wipe withdraw write review"
                   + " plan code analyse analyze report design draft summarise summarize explain"
                   + " research compare estimate describe investigate debug diagnose refactor"
                   + " implement optimise optimize improve evaluate assess audit translate rewrite"
                   + " recommend suggest forecast predict calculate develop generate compose"
                   + " prepare brainstorm teach discuss prune star unstar chase point download"
                   + " react ignore append tack reimburse sms verify drop grant onboard offboard")
                  .split(" ")));

  /** What shows that a word is a verb which could as well be an adjective or a noun. */
  private static final Set<String> OBJECT_BEGINS =
      Set.copyOf(
          List.of(
              "a an the this that these those up new my our your all it every me out down off another something some everyone everybody any"
                  .split(" ")));

  private static final Set<String> NOT_ONLY_VERBS =
      Set.copyOf(
          List.of(
              ("open free clear clean file email text mail message release order page request run"
                   + " label tag record schedule report plan review resend top log issue ticket"
                   + " build code audit research log commit branch copy access charge call change"
                   + " block cut design draft estimate forecast lock link post ping patch purge"
                   + " push return set split start stop switch sync test touch transfer turn type"
                   + " update upgrade upload download share sign take slack follow")
                  .split(" ")));

  /** What people say before the verb. */
  private static final Set<String> BEFORE =
      Set.copyOf(
          List.of(
              ("please pls plz kindly can could would will you u we i to just quickly hey hi hello"
                      + " ok okay so now then and also want need like have let's lets let us me go"
                      + " ahead should must gotta wanna yo thanks morning there quick team guys i'd"
                      + " i'll we'd")
                  .split(" ")));

  /** A subject named first: "Stripe: refund …". */
  private static final Pattern SUBJECT =
      Pattern.compile("^\\s*[\\p{L}\\p{N}]+(?: [\\p{L}\\p{N}]+){0,2}:\\s+");

  private Commands() {}

  static Set<String> words() {
    return VERBS;
  }

  /** The word in command position, if it may be a verb. */
  static Optional<String> first(String sentence) {
    return wordsFromVerb(sentence).findFirst().filter(VERBS::contains);
  }

  private static Stream<String> wordsFromVerb(String sentence) {
    String spoken = SUBJECT.matcher(sentence).replaceFirst("");
    return Words.tokens(spoken).stream().dropWhile(BEFORE::contains);
  }

  /** Whether a word is a verb of doing and nothing else. */
  static boolean isPlainVerb(String word) {
    return VERBS.contains(word) && !NOT_ONLY_VERBS.contains(word);
  }

  /** The verb in command position; empty when the request asks instead. */
  static Optional<String> leading(String sentence) {
    List<String> words = wordsFromVerb(sentence).toList();
    if (words.isEmpty() || !VERBS.contains(words.getFirst())) {
      return Optional.empty();
    }
    String verb = words.getFirst();
    boolean sure =
        !NOT_ONLY_VERBS.contains(verb)
            || (words.size() > 1 && OBJECT_BEGINS.contains(words.get(1)));
    return sure ? Optional.of(verb) : Optional.empty();
  }
}
