package dev.quartet.decision.reflex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Kinds of words that make a request more than a lookup. A script answers such a request only if
 * one of its own examples has a word of the same kind.
 */
enum WordKind {
  REASON(
      "asks for a reason",
      "why|how come|reasons?|because|cause[ds]?|what happened|what'?s wrong|what went"
          + " wrong|explain\\w*|root cause"),
  COMPARISON(
      "compares",
      "compar\\w+|versus|vs\\.?|better|worse|differ\\w*|(?:more|less|higher|lower|fewer|bigger|smaller|faster|slower|cheaper|healthier)"
          + " than|than (?:last|the|before|usual|in)|as good"
          + " as|benchmarks?|trend\\w*|grow(?:th|ing|n)|chang(?:ed|es)"
          + " since|industry|normal|average|typical(?:ly)?"),
  PREDICTION(
      "asks about what is to come", "will(?! you)|going to|likely|probably|would(?! you| like)"),
  ADVICE(
      "asks for advice",
      "should|shall we|^(?:could|can) we|do (?:i|we|you)"
          + " need|ought|recommend\\w*|suggest\\w*|advi[cs]e|advisable|opinions?|do you"
          + " think|thoughts|worth|worthwhile|good idea|any good|best"
          + " way|ideal|prioriti[sz]\\w*|what would|makes?"
          + " sense|important|concern\\w*|worr\\w+|risky|reasonable|too"
          + " (?:high|low|much|many|big|small|slow|expensive)|good (?:for|enough|value)|healthy"
          + " enough"),
  HOW_TO(
      "asks how to do something",
      "how do(?:es)? .{1,40} work|how (?:do|can|could|would|should|does|did)"
          + " (?:i|we|you|one|it|that|this)|how to|what do(?:es)? .{1,40} (?:mean|do)\\b|what"
          + " do(?:es)? .{1,40} stand for|meaning"
          + " of|define|definition|(?<!(?:are|is|were|was|been|have) )(?:set"
          + " ?up|configur\\w+|install\\w*)|(?<!next )steps? (?:to|for)|walk me through|teach|best"
          + " practices?|tutorial|help me|difference between|is it possible|can i|am i allowed|what"
          + " is an?\\b|what'?s an?\\b|what are .{1,30} (?:for|good)"),
  WRITING(
      "asks for something to be written or made",
      "draft\\w*|writ(?:e|ing)|rewrite|compose|summar\\w+|sum"
          + " up|tl;?dr|recap|paraphrase|translat\\w+|proof-?read|report"
          + " on|prepare|plan|outline|brainstorm|design|sketch|implement\\w*|refactor\\w*|debug\\w*|code|script|function|class|component|dashboard|chart|graph|plot|diagram|spreadsheet|slides?|deck|poem|tweet|blog|memo|essay|analy[sz]e|analysis|review|evaluat\\w+|assess\\w*|audit|research|investigat\\w+|diagnos\\w+|optimi[sz]\\w+|improv\\w+|predict\\w*|forecast\\w*|estimat\\w+|calculate|extrapolat\\w+|simulat\\w+|template|fix"),
  EXTREME(
      "wants the extreme of something",
      "longest|shortest|highest|lowest|biggest|smallest|largest|fastest|slowest|busiest|most(?!"
          + " recent)|least|best|worst|favou?rite"),
  NEGATION(
      "denies something",
      "not|no"
          + " longer|never|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|wasn'?t|weren'?t|haven'?t|hasn'?t|hadn'?t|won'?t|can'?t|cannot|couldn'?t|shouldn'?t|wouldn'?t|without|except\\w*|exclud\\w+|ignor\\w+|other"
          + " than|apart from|besides|minus|neither|nor|instead|rather|but|unless|none|nobody|no"
          + " one|nothing"),
  CONDITION(
      "depends on something",
      "(?:tell|alert|inform|ping) (?:me|us) (?:when|once|as soon)|if|when"
          + " (?:a|an|any|someone|somebody|anyone|there)|whenever|once|as soon as|until|while|in"
          + " case|(?<!(?:check|see|look up|know|find out|tell me|say|verify|and) )whether"),
  SCHEDULE(
      "is to happen later or again",
      "(?:every|each)"
          + " (?:day|morning|evening|night|week|weekday|month|hour|minute|monday|tuesday|wednesday|thursday|friday|saturday|sunday|year|quarter|time|\\d+)|daily|weekly|monthly|hourly|tomorrow|next"
          + " (?:week|month|year|time|monday)|remind\\w*|schedul\\w+|alert me|notify|ping me|let me"
          + " know when|keep an eye|watch|monitor|from now on|later|automatic\\w*|tonight at"),
  SEVERAL(
      "asks for several things",
      "and (?:then|also|tell|send|post|email|e-mail|write|draft|why|summari[sz]e|explain|compare|create|make|open|close(?!"
          + " date)|delete|restart|fix|add|put|share|dm|notify|let|mail|text|forward|export|chart|plot|turn|calculate|ask|refund|cancel|assign|move|set|update|if|reboot|install|stop|start)|then|also|as"
          + " well as|followed by|after that|along with|both|together"
          + " with|combined?|merge[ds]?|cross-?reference\\w*|correlat\\w+|match(?:ed)?"
          + " (?:with|against)"),
  OTHER_FORM(
      "wants another form of answer",
      "export|csv|excel|pdf|xlsx|spreadsheets?|e-?mailed|download as|as an?"
          + " (?:table|chart|graph|list|pdf)|in"
          + " (?:german|french|spanish|english)|visuali[sz]\\w+|per"
          + " capita|percentages?|percent|%|ratio|rate of|median");

  private final String says;
  private final Pattern pattern;

  WordKind(String says, String words) {
    this.says = says;
    this.pattern = Pattern.compile("(?<![\\p{L}\\p{N}'])(?:" + words + ")(?![\\p{L}\\p{N}'])");
  }

  String says() {
    return says;
  }

  /** The first word of this kind in a lower-case text. */
  Optional<String> find(String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Whether a script may know the very word, such as a plan, a report or the largest. */
  boolean mayBeKnown() {
    return this == WRITING || this == EXTREME || this == OTHER_FORM;
  }

  boolean occursIn(List<String> texts) {
    return texts.stream().anyMatch(text -> find(text).isPresent());
  }
}
