# A case as assignments for bash.
def reply_text:
  [(.status // 200 | tostring)]
  + ((.headers // {}) | to_entries | map("\(.key): \(.value)"))
  + ["", (.body | if type == "string" then . elif . == null then "" else tojson end)]
  | join("\n");
def assigned($name): "\($name)=(" + (map(tostring | @sh) | join(" ")) + ")";
($service[0].variables + (.variables // {}) | to_entries | map("\(.key)=\(.value)") | assigned("VARIABLES")),
(.arguments // [] | assigned("ARGUMENTS")),
(.replies | map(reply_text) | assigned("REPLY_TEXTS")),
(.requests | assigned("REQUESTS")),
(.sends // [] | map(if . == null then "" elif type == "string" then . else tojson end) | assigned("SENDS")),
(.answers // {} | to_entries | map(.key, (.value | tojson)) | assigned("ANSWERS")),
(.empty.replies // [] | map(reply_text) | assigned("EMPTY_TEXTS")),
(.hostile // [] | assigned("HOSTILE")),
"SAYS=" + (.says // "" | @sh),
"EMPTY_SAYS=" + (.empty.says // "" | @sh),
"CHANGE=" + (.change // 1 | tostring | @sh),
"IDEMPOTENT=" + (.idempotent // false | tostring | @sh),
"MISSING=" + (.missing // 66 | tostring | @sh)
