#!/usr/bin/env bash
# The step of action.yml, also by hand: GITHUB_ACTION_PATH=. DMAF_FILES='logs/*.log' bash scripts/action.sh
# Inputs are environment variables, so that none of them is read as a part of the script. Needs bash 3.2, Node and npm.
set -uo pipefail

root="${GITHUB_ACTION_PATH:-$(cd "$(dirname "$0")/.." && pwd)}"
if [ ! -f "$root/dist/dma-forensics.cjs" ]; then
  (cd "$root" && npm ci >&2) || exit 2
fi

args=(analyze --format github)

# One option, if its input is not empty.
option() { [ -z "$2" ] || args+=("$1" "$2"); }

# One option for each line of its input that is not blank.
options() {
  local line
  while IFS= read -r line; do
    line="${line%$'\r'}"
    [ -z "${line//[[:space:]]/}" ] || args+=("$1" "$line")
  done <<<"$2"
}

options --given "${DMAF_GIVEN:-}"
options --align "${DMAF_ALIGN:-}"
options --dialect "${DMAF_DIALECT:-}"
option --platform "${DMAF_PLATFORM:-}"
option --fail-on "${DMAF_FAIL_ON:-}"
option --require "${DMAF_REQUIRE:-}"
option --config "${DMAF_CONFIG:-}"
option --suppressions "${DMAF_SUPPRESSIONS:-}"
option --baseline "${DMAF_BASELINE:-}"
[ "${DMAF_EXIT_ZERO:-false}" != true ] || args+=(--exit-zero)

work="$(mktemp -d)" || exit 2
trap 'rm -rf "$work"' EXIT
args+=(--format "json=$work/report.json")
[ -z "${DMAF_JSON_FILE:-}" ] || args+=(--format "json=$DMAF_JSON_FILE")
[ -z "${DMAF_SARIF_FILE:-}" ] || args+=(--format "sarif=$DMAF_SARIF_FILE")
[ -z "${DMAF_JUNIT_FILE:-}" ] || args+=(--format "junit=$DMAF_JUNIT_FILE")

# Patterns are filled in; blanks inside a line belong to the name. What fits nothing goes on as it is, and is blamed by name.
shopt -s globstar 2>/dev/null || true
args+=(--)
before=${#args[@]}
while IFS= read -r line; do
  line="${line%$'\r'}"
  [ -n "${line//[[:space:]]/}" ] || continue
  read -r line <<<"$line"
  old="$IFS"
  IFS=''
  # shellcheck disable=SC2206
  args+=($line)
  IFS="$old"
done <<<"${DMAF_FILES:-}"
if [ "${#args[@]}" -eq "$before" ]; then
  echo "error: files: this input is empty" >&2
  echo "  next: name the logs, one a line" >&2
  exit 2
fi

status=0
node "$root/bin/dma-forensics.cjs" "${args[@]}" || status=$?

verdict=""
if [ -f "$work/report.json" ]; then
  verdict="$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).verdict' "$work/report.json")"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'status=%s\nverdict=%s\n' "$status" "$verdict" >>"$GITHUB_OUTPUT"
fi
exit "$status"
