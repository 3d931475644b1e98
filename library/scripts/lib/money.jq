# Amounts of money. A service counts in a currency's smallest unit; people read decimals.

# Digits after the point, as Stripe sends amounts (UGX and ISK come with two although they have none).
def decimals($currency):
  ($currency | ascii_upcase) as $code
  | if ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
        "XOF", "XPF"] | index($code) then 0
    elif ["BHD", "JOD", "KWD", "OMR", "TND"] | index($code) then 3
    else 2 end;

# Rounds half up. The allowance is for the error of binary fractions: what is a half in decimal may
# be a hair below it here.
def rounded:
  if . < 0 then -(-. | rounded)
  else (. + 0.5 + ([0.000001, . * 0.000000000000001] | max)) | floor end;

# A decimal text of an amount in the smallest unit, rounded here and nowhere before: 123450 → 1234.50
def money($currency):
  rounded as $units
  | decimals($currency) as $digits
  | ($units | if . < 0 then -. else . end | tostring) as $plain
  | (if $units < 0 then "-" else "" end)
    + if $digits == 0 then $plain
      else
        ("0" * ($digits + 1 - ($plain | length)) // "") + $plain
        | .[:-$digits] + "." + .[-$digits:]
      end;

# A decimal text with its thousands apart and its currency: USD 1,234.50
def priced($currency):
  def grouped: if length <= 3 then . else (.[:-3] | grouped) + "," + .[-3:] end;
  (if startswith("-") then "-" else "" end) as $sign
  | ltrimstr("-") | split(".")
  | ([.[0] | grouped] + .[1:] | join(".")) as $amount
  | "\($currency | ascii_upcase) \($sign)\($amount)";

# A decimal text, or a whole number, with its point moved so many digits to the left; it keeps $least decimals and
# all that are not 0. Exact, so for what is finer than the smallest unit: "123.7890" with 2 and 2 → 1.23789
def moved($digits; $least):
  tostring
  | (if startswith("-") then "-" else "" end) as $sign
  | ltrimstr("-") | split(".")
  | (("0" * ($digits + 1 - (.[0] | length)) // "") + .[0]) as $whole
  | ($whole[($whole | length) - $digits:] + (.[1] // "")) as $decimals
  | ($decimals + ("0" * ($least - ($decimals | length)) // "")) as $decimals
  | ($decimals[$least:] | sub("0+$"; "")) as $finer
  | $sign + $whole[:($whole | length) - $digits] + (if $least + ($finer | length) == 0 then "" else "." + $decimals[:$least] + $finer end);

# The smallest units of a decimal text, or null when it is finer than they are: 12.5 → 1250
def minor_units($currency):
  decimals($currency) as $digits
  | split(".")
  | (.[1] // "") as $decimals
  | if ($decimals | length) > $digits then null
    else .[0] + $decimals + ("0" * ($digits - ($decimals | length)) // "") | tonumber end;

# What items ({currency} and what AMOUNT gives, in the smallest unit) add up to, by currency.
def totals(amount): group_by(.currency) | map({key: .[0].currency, value: (.[0].currency as $currency | map(amount) | add | money($currency))}) | from_entries;

# Amounts by currency in words: EUR 3.00 and USD 1,200.00
def priced_totals: to_entries | map(.key as $currency | .value | priced($currency)) | join(" and ");

# Costs of a fraction of a cent are added up as whole numbers of 0.00000001, which is exact: "1.5" → 150000000
def fine: tonumber * 100000000 | round;
def fine_cents: tonumber * 1000000 | round;
def fine_text: moved(8; 2);

# A decimal text rounded to the currency's smallest unit, in words: 1.23789 → USD 1.24
def rounded_price($currency): tonumber * pow(10; decimals($currency)) | money($currency) | priced($currency);
# A decimal text in ten-thousandths, in which sums of many are exact: "1234.5" → 12345000. Null when it is none.
def ten_thousandths:
  if . == null or . == "" then null
  else
    (tostring | capture("^(?<sign>-?)(?<whole>[0-9]+)(\\.(?<digits>[0-9]{0,4})(?<rest>[0-9]*))?$")
     | ((.whole | tonumber) * 10000 + ("\(.digits // "")0000"[:4] | tonumber) + ("0.\(.rest // "")0" | tonumber))
       * if .sign == "-" then -1 else 1 end)
    // (tonumber? // null | if . then . * 10000 else null end)
  end;

# Ten-thousandths as a decimal text, rounded here: 12345000 → 1234.50
def from_ten_thousandths($currency):
  (. * ([range(decimals($currency))] | reduce .[] as $digit (1; . * 10)) / 10000) | money($currency);
