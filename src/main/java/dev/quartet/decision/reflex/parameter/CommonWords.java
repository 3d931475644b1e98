package dev.quartet.decision.reflex.parameter;

import java.util.Arrays;
import java.util.Set;

/** Everyday English words, which are no names. */
final class CommonWords {
  private static final Set<String> FUNCTION =
      words(
          ("a an the and or but if then than so as at by for from in into of off on onto out over"
              + " per to under until up via with within without about above after against along"
              + " among around before behind below beneath beside between beyond during except"
              + " inside like near since through toward towards upon i me my mine we us our ours"
              + " you your yours he him his she her hers it its they them their theirs this that"
              + " these those who whom whose what which when where why how is are was were be been"
              + " being am do does did done doing have has had having can could will would shall"
              + " should may might must not no nor yes there here all any both each every either"
              + " few many more most much neither none other others some such only own same too"
              + " very just also please pls thanks thank ta thx cheers hey hi hello hiya ok okay"
              + " e.g i.e etc w/o w/ rn vs versus incl"));

  private static final Set<String> EVERYDAY =
      words(
          ("show tell give get list display print see check look find search fetch pull read open"
              + " close send post write create make add put set start stop run kick trigger move"
              + " change edit update delete remove want need know let go going gone come coming"
              + " came say says said ask asked anyone anybody someone somebody everyone everybody"
              + " nobody anything something everything nothing people person guys folks team"
              + " company customer customers user users client clients thing things stuff one ones"
              + " lot lots bit now currently right today yesterday tomorrow moment week month year"
              + " day days weeks months years hour hours minute minutes second seconds time times"
              + " date recent recently latest newest oldest last first next previous current new"
              + " old big bigger biggest large larger largest small smallest top bottom best worst"
              + " good bad main whole full entire total overall still yet already again ever never"
              + " always often quick quickly really exactly roughly total sum count number numbers"
              + " amount amounts name names id ids key keys code codes email emails mail mails"
              + " message messages page pages site sites website websites file files line lines"
              + " word words text texts list lists table tables row rows result results detail"
              + " details info information status state states up down live dead alive error"
              + " errors bug bugs issue issues ticket tickets problem problems question answer"
              + " answers reply replies report reports overview summary history log logs database"
              + " server machine box host computer laptop system service services application"
              + " project projects repo repos repository branch branches commit commits account"
              + " accounts workspace org organisation organization production prod staging dev"
              + " test tests beta release releases deploy deploys deployment deployments build"
              + " builds working works work used using use uses happening happen happened been got"
              + " getting waiting pending done running ran healthy unhealthy broken failing failed"
              + " successful available missing left free busy okay fine url link links sms dns sql"
              + " ssl tls http https cpu ram json markdown usd plain raw short long around"
              + " everywhere nowhere somewhere together apart instead else maybe perhaps there's"
              + " what's it's i'm we're don't doesn't isn't aren't haven't hasn't can't won't i've"
              + " we've you've they're i'd we'd you'd let's who's how's where's that's whats hows"
              + " wheres least review diff difference ones half cause reason going went"));

  private CommonWords() {}

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ", -1)));
  }

  static boolean contains(String word) {
    return FUNCTION.contains(word) || EVERYDAY.contains(word);
  }

  static boolean isFunction(String word) {
    return FUNCTION.contains(word);
  }
}
