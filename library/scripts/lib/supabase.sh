# shellcheck shell=bash
# Calls to Supabase's Management API, whose lists come whole.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service SUPABASE_API_BASE https://api.supabase.com
  credential SUPABASE_ACCESS_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# project: REPLY becomes the reference of the project that --ref names, else SUPABASE_PROJECT_REF.
project() {
  option_or_setting ref SUPABASE_PROJECT_REF '[a-z]{20}' "the project's reference, 20 small letters"
}

# supabase_list PATH [ITEMS]: a list, with the QUERY so far.
supabase_list() {
  url "$1"
  pages_by_path "$REPLY" "${2:-.}" null
}
