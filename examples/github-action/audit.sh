#!/usr/bin/env bash
# The step of action.yml that runs the audit. Everything comes in the environment; nothing of it is run.
set -euo pipefail

readonly FOLDER="${RUNNER_TEMP:?}/demur-audit"
mkdir -p "$FOLDER"

demur=${AUDIT_DEMUR:-$RUNNER_TEMP/demur-root/bin/demur}
arguments=(
  --fail-on="$AUDIT_FAIL_ON"
  --write="sarif=$FOLDER/audit.sarif"
  --write="html=$FOLDER/audit.html"
  --write="md=$FOLDER/audit.md"
)
[ -z "${AUDIT_SPEC:-}" ] || arguments+=(--spec="$AUDIT_SPEC")
[ -z "${AUDIT_BASELINE:-}" ] || arguments+=(--baseline="$AUDIT_BASELINE")
[ -z "${AUDIT_SUPPRESS:-}" ] || arguments+=(--suppress="$AUDIT_SUPPRESS")
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"${AUDIT_ARGUMENTS:-}"

# Credentials go through files that only this user can read: the arguments of a program are no secret.
umask 077
number=0
while IFS= read -r line; do
  [ -n "$line" ] || continue
  number=$((number + 1))
  file="$FOLDER/identity-$number"
  printf '%s\n' "${line#*=}" >"$file"
  arguments+=(--as="${line%%=*}=@$file")
done <<<"${AUDIT_IDENTITIES:-}"

code=0
"$demur" audit "${arguments[@]}" -- "$AUDIT_URL" || code=$?
rm -f "$FOLDER"/identity-*

# An audit that could not begin has written nothing.
for kind in sarif html; do
  [ ! -f "$FOLDER/audit.$kind" ] || echo "$kind=$FOLDER/audit.$kind" >>"$GITHUB_OUTPUT"
done
[ ! -f "$FOLDER/audit.md" ] || cat "$FOLDER/audit.md" >>"$GITHUB_STEP_SUMMARY"
exit "$code"
