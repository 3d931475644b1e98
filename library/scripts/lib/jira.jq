# What is told of an issue.
include "text";

def page_of($base): "\($base)/browse/\(.key)";

def assignee: .fields.assignee.displayName?;

def is_done: .fields.status.statusCategory.key? == "done";

# A worked time in hours: a day of work is not one of 24 hours.
def hours:
  floor | if . >= 3600 then "\(. / 3600 | floor) h" + (. % 3600 / 60 | floor | if . > 0 then " \(.) min" else "" end)
          else "\(. / 60 | floor) min" end;
